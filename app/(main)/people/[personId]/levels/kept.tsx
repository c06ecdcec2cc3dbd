import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import type { getKeptSentences } from '#lib/levels/kept/reads.ts'

/** For someone who is no longer in the circle: what they wrote themselves. */
export function KeptSentences(props: { ctx: Ctx; kept: Awaited<ReturnType<typeof getKeptSentences>> }) {
  const { ctx, kept } = props
  return (
    <Page
      width="read"
      title="Levels"
      lede={`You no longer have access to ${calledName(ctx.viewer, kept.junior)}’s levels. You can still read what you wrote.`}
    >
      <ul className="sheet signed">
        {kept.texts.map(({ id, kind, levelTitle, body, at }) => (
          <li key={`${kind}-${id}`} id={`level-${id}`}>
            <p className="signed__who">
              <b>
                <PlainText text={levelTitle} />
              </b>
            </p>
            {kind === 'sentence' ? (
              <Markdown text={body} />
            ) : (
              <p>
                <PlainText text={body} />
              </p>
            )}
            <p className="meta">
              {kind === 'sentence' ? 'You confirmed it' : 'You took it back'}{' '}
              <When at={at} ctx={ctx} form="plain" />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
