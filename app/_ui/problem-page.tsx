import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'

/** Needs no viewer and no database. `reference` is what to quote to the people who run this Cairn. */
export function ProblemPage(props: {
  title: string
  children: ReactNode
  reference?: string
  picture?: ReactNode
  /** The top bar of a signed-in viewer; without it, only the brand is shown. */
  bar?: ReactNode
}) {
  return (
    <>
      {props.bar ?? (
        <header className="topbar">
          <div className="wrap topbar__inner">
            <Brand />
          </div>
        </header>
      )}
      <main id="main" className="wrap">
        <div className={props.picture ? 'lost lost--page' : 'lost--page'}>
          <div>
            <h1 className="page-title">{props.title}</h1>
            <div className="lede">{props.children}</div>
            {props.reference && (
              <p className="meta mt-6">
                Reference: <code>{props.reference}</code>
              </p>
            )}
          </div>
          {props.picture}
        </div>
      </main>
    </>
  )
}
