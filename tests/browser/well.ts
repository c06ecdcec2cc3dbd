import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import type { Page } from '@playwright/test'
import type Axe from 'axe-core'
import { expect } from './fixtures.ts'

// The minified axe, once into each page: loading it takes as long as half of its checks.
const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
declare const axe: typeof Axe

/** For each person to whom a page looks different, and in dark, as `npm run test:looks` asks; `npm test` checks less. */
export const isWhole = process.env.CAIRN_LOOKS === 'whole'

/** Checks the open page: axe finds nothing, and nothing is wider than a narrow screen. */
export async function expectWell(
  page: Page,
  path: string,
  schemes: readonly ('light' | 'dark')[] = isWhole ? ['light', 'dark'] : ['light'],
): Promise<void> {
  await page.evaluate(axeScript)
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Only the colours differ in dark.
    const told = await findings(page, colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {})
    expect(told.map((finding) => `${path} ${colorScheme}: ${finding}`)).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beyond, `${path} reaches beyond 360 px`).toBeLessThanOrEqual(0)
  if (size) await page.setViewportSize(size)
}

function findings(page: Page, more: Axe.RunOptions): Promise<string[]> {
  // A finding is named by its HTML, so axe needn't work out selectors, nor load the style sheets once more.
  const options: Axe.RunOptions = { resultTypes: ['violations'], selectors: false, preload: false, ...more }
  return page.evaluate(async (given) => {
    const { violations } = await axe.run(document, given)
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)
  }, options)
}
