import { cookies } from 'next/headers'
import { configuration } from '#lib/core/configuration.ts'

/** How a person wants the pages: as the system says, or one of the two always. */
const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The name of the cookie that keeps the choice in this browser; it carries `light` or `dark`, else it isn't there. */
const themeCookie = () => `${configuration().cookiePrefix}theme`

/** The chosen theme of this browser. */
export async function chosenTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie())?.value
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Keeps the choice in this browser for a year. For an action or a route handler: a page can't set cookies. */
export async function keepTheme(theme: Theme): Promise<void> {
  const { secureCookies } = configuration()
  const options = { path: '/', sameSite: 'lax' as const, httpOnly: true, secure: secureCookies }
  const year = 365 * 24 * 60 * 60
  if (theme === 'system') (await cookies()).set(themeCookie(), '', { ...options, maxAge: 0 })
  else (await cookies()).set(themeCookie(), theme, { ...options, maxAge: year })
}
