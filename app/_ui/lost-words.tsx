import type { ReactNode } from 'react'

export function LostWords({ children }: { children?: ReactNode }) {
  return (
    <>
      <p>
        This page was moved or set aside, or the address has a slip in it. If someone sent you the link, it
        may lead to a note that is only theirs.
      </p>
      {children}
      <p>
        <a href="/">Back to today</a>
      </p>
    </>
  )
}
