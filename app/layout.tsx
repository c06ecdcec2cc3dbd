import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { reached } from './_server/reached.ts'
import { chosenTheme } from './_server/theme.ts'
import { Comforts } from './_ui/comforts.tsx'
import { fontVariables } from './fonts.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { template: '%s · Cairn', default: 'Cairn' },
  robots: { index: false, follow: false },
}
export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  await reached()
  const theme = await chosenTheme()
  return (
    <html lang="en" className={fontVariables} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a className="skip" href="#main">
          Skip to main content
        </a>
        {children}
        <Comforts />
      </body>
    </html>
  )
}
