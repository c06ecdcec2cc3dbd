import { cookies } from 'next/headers'
import { configuration } from '#lib/core/configuration.ts'

const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

// Contains `light` or `dark`; for `system` there's no cookie.
const themeCookie = () => `${configuration().cookiePrefix}theme`

export async function chosenTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie())?.value
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** For a year. Sets a cookie, so only an action or a route handler can call it. */
export async function keepTheme(theme: Theme): Promise<void> {
  const { secureCookies } = configuration()
  const options = { path: '/', sameSite: 'lax' as const, httpOnly: true, secure: secureCookies }
  const year = 365 * 24 * 60 * 60
  if (theme === 'system') (await cookies()).set(themeCookie(), '', { ...options, maxAge: 0 })
  else (await cookies()).set(themeCookie(), theme, { ...options, maxAge: year })
}
