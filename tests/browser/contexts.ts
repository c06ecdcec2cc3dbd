import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'

export interface Taken {
  page: Page
  /** What its pages said was wrong, so far. */
  errors: string[]
  context: BrowserContext
}

/**
 * Contexts that are used again: each new one starts a process for its pages, and loads and compiles every script anew. One
 * that was given back has no page, no cookie and no session storage left, which is all that Cairn keeps in a browser. Its
 * scripts and style sheets stay in its cache, and an empty page keeps its process.
 */
export function contextsOf(browser: Browser) {
  const free = new Map<string, { context: BrowserContext; errors: string[]; empty: Page }[]>()
  const taken = new Map<BrowserContext, () => Promise<void>>()

  async function create(options: BrowserContextOptions) {
    const context = await browser.newContext(options)
    return { context, errors: watch(context), empty: await context.newPage() }
  }

  return {
    take: async (options: BrowserContextOptions): Promise<Taken> => {
      const key = JSON.stringify(options)
      const one = free.get(key)?.pop() ?? (await create(options))
      const { context, errors, empty } = one
      errors.length = 0
      taken.set(context, async () => {
        for (const page of context.pages()) if (page !== empty) await page.close()
        await context.clearCookies()
        free.set(key, [...(free.get(key) ?? []), one])
      })
      return { context, errors, page: await context.newPage() }
    },
    giveBack: async ({ context }: Taken): Promise<void> => {
      await taken.get(context)?.()
      taken.delete(context)
    },
  }
}

/** Collects the errors of every page in a browser context. Chromium reports what the CSP blocks as console errors. */
export function watch(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      errors.push(`${message.text()} at ${message.location().url}`)
  })
  context.on('weberror', (failure) => errors.push(String(failure.error())))
  return errors
}
