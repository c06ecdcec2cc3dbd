import { EarlierVersions, EditedMark } from '#app/_parts/audience/edited.tsx'
import { PrivateFold } from '#app/_parts/audience/private-fold.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown, MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { WithdrawnTurn } from './withdrawn-turn.tsx'
import { Who } from './words.ts'

type Kept = Awaited<ReturnType<typeof getKeptTexts>>

export function KeptTexts({ ctx, kept }: { ctx: Ctx; kept: Kept }) {
  const junior = { id: kept.juniorId, name: kept.juniorName }
  return (
    <Page
      width="read"
      title={kept.title}
      lede={`You no longer have access to ${calledName(ctx.viewer, junior)}’s goal. You can still read what you wrote and what was written to you.`}
    >
      <ol className="history">
        {kept.texts.map((text) => {
          const author = { id: text.authorId, name: text.authorName }
          const reader =
            text.readerId && text.readerName ? { id: text.readerId, name: text.readerName } : undefined
          return (
            <li key={text.id} id={`comment-${text.id}`}>
              <span className="history__mark">
                <Pebble person={author} size="small" />
              </span>
              <div>
                <p>
                  <b>{Who(ctx, author)}</b> wrote{' '}
                  <span className="meta">
                    <When at={text.at} ctx={ctx} />
                    <EditedMark ctx={ctx} text={text} />
                  </span>
                </p>
                <div className={text.visibility === 'private' ? 'saying saying--private' : 'saying'}>
                  {text.about && (
                    <p className="meta">
                      On “<MarkdownLine text={text.about} />”
                    </p>
                  )}
                  <KeptBody ctx={ctx} text={text} />
                  <VisibilityMark
                    visibility={text.visibility}
                    words={seenBy(text.visibility, { viewer: ctx.viewer, author, reader, junior })}
                  />
                  <WithdrawnMark ctx={ctx} at={text.withdrawnAt} />
                  <EarlierVersions ctx={ctx} text={text} />
                </div>
              </div>
            </li>
          )
        })}
        {kept.withdrawn.map((line) => (
          <WithdrawnTurn key={line.id} ctx={ctx} line={line} />
        ))}
      </ol>
    </Page>
  )
}

function KeptBody({ ctx, text }: { ctx: Ctx; text: Kept['texts'][number] }) {
  const body = text.isPlain ? (
    <p>
      <PlainText text={text.body} />
    </p>
  ) : (
    <Markdown text={text.body} />
  )
  if (text.visibility !== 'private') return body
  const day = plainDay(dayIn(text.at, ctx.timeZone), dayIn(ctx.now, ctx.timeZone))
  return <PrivateFold day={day}>{body}</PrivateFold>
}
