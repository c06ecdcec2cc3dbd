import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** Checks the open page: axe finds nothing, in light or dark, and nothing is wider than a narrow screen. */
export async function expectWell(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Our pages have no frames, so axe needs no page of its own to combine results, nor style sheets loaded once more.
    const axe = new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'], preload: false })
    // Only the colours differ in dark.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    const told = violations.map(
      ({ id, nodes }) => `${path} ${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 160)}`,
    )
    expect(told).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beyond, `${path} reaches beyond 360 px`).toBeLessThanOrEqual(0)
  if (size) await page.setViewportSize(size)
}
