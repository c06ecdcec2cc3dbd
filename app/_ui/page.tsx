import type { ReactNode } from 'react'
import { findContext } from '#app/_server/context.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { OpenedBy } from './opened-by.tsx'
import { WordsLeftBehind } from './words-left-behind.tsx'

const widths = { normal: '', read: ' wrap--read' }

export async function Page(props: {
  title: ReactNode
  eyebrow?: ReactNode
  lede?: ReactNode
  crumbs?: Crumb[]
  /** Under the lede. */
  below?: ReactNode
  /** To the right of the title. */
  side?: ReactNode
  width?: keyof typeof widths
  /** See `FormsPage`. */
  around?: (content: ReactNode) => ReactNode
  children?: ReactNode
}) {
  const content = (
    <>
      {props.crumbs && <Crumbs trail={props.crumbs} />}
      <div className="page-head">
        <div className="page-head__text">
          {props.eyebrow && <p className="eyebrow">{props.eyebrow}</p>}
          <h1>{inOwnDirection(props.title)}</h1>
          {props.lede && <p className="lede">{inOwnDirection(props.lede)}</p>}
          {props.below}
        </div>
        {props.side}
      </div>
      <WordsLeftBehind />
      {props.children}
    </>
  )
  return (
    <main id="main" className={`wrap${widths[props.width ?? 'normal']}`}>
      <OpenedBy person={(await findContext())?.viewer.id}>
        {props.around ? props.around(content) : content}
      </OpenedBy>
    </main>
  )
}

const inOwnDirection = (words: ReactNode) => (typeof words === 'string' ? <PlainText text={words} /> : words)

export type Crumb = { href: string; label: string }

/** From the widest to the narrowest, without the page itself. */
export function Crumbs({ trail }: { trail: Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="You are here">
      <ol>
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>
              <PlainText text={label} />
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
