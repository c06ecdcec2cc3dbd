import type { Locator } from '@playwright/test'

/**
 * Counts what is pressed besides typing, from the home page to the saved form: links, buttons, boxes, and each field that
 * one goes into by hand.
 */
export function counted() {
  const pressed: string[] = []
  return {
    pressed,
    press: async (what: Locator, name: string) => {
      pressed.push(name)
      await what.click()
    },
    type: async (field: Locator, words: string) => {
      pressed.push(`into ${words.slice(0, 12)}`)
      await field.click()
      await field.pressSequentially(words)
    },
  }
}
