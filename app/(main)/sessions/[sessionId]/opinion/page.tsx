import type { Metadata } from 'next'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Withdrawn, WithdrawnMark, withdrawnTab } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { isolated, plainDay } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getWord, type Word } from '#lib/sessions/opinions/reads.ts'
import { change } from './actions.ts'

type Props = { params: Promise<{ sessionId: string }> }

// Shared by `generateMetadata` and the page.
const wordOf = cache(async (sessionId: string) =>
  found(getWord(await requireContext(), addressId(sessionId))),
)

const dayOf = (word: Word, ctx: Ctx) => plainDay(word.heldOn, dayIn(ctx.now, ctx.timeZone))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await requireContext()
  const word = await wordOf((await params).sessionId)
  const between =
    word.junior.id === ctx.viewer.id
      ? `to ${isolated(word.reader.name)}`
      : `from ${isolated(word.junior.name)}`
  const title = `A word ${between}, session of ${dayOf(word, ctx)}`
  return { title: word.body === null ? withdrawnTab(ctx, title, { author: word.junior }) : title }
}

/** For its author and its reader, who may not be able to open the session. */
export default async function WordPage({ params }: Props) {
  const ctx = await requireContext()
  const word = await wordOf((await params).sessionId)
  const { sessionId, junior, reader, body, withdrawnAt } = word
  const isOwn = junior.id === ctx.viewer.id
  const day = dayOf(word, ctx)
  const people = { viewer: ctx.viewer, author: junior, reader }
  return (
    <Page
      width="read"
      title={isOwn ? 'Your word about a session' : `A word from ${calledName(ctx.viewer, junior)}`}
      lede={`About the session of ${day}.`}
      crumbs={
        word.canOpenSession ? [{ href: `/sessions/${sessionId}`, label: `Session of ${day}` }] : undefined
      }
    >
      <DidNotice />
      {body === null
        ? withdrawnAt && (
            <p>
              <Withdrawn ctx={ctx} line={{ author: junior, withdrawnAt }} />
            </p>
          )
        : null}
      {body !== null && (
        <div className={withdrawnAt ? 'note note--private' : 'note'}>
          <Markdown text={body} />
          <p className="mt-3">
            <VisibilityMark visibility="pair" words={seenBy('pair', people)} />
          </p>
          <WithdrawnMark ctx={ctx} at={withdrawnAt} />
        </div>
      )}
      {isOwn && (
        <ActionForm
          action={change}
          className="form mt-8 print:hidden"
          fixed={{ sessionId }}
          aria-label="Confirm"
        >
          <p className="hint">
            {withdrawnAt ? (
              <>
                <bdi>{calledName(ctx.viewer, reader)}</bdi> will be able to read it again.
              </>
            ) : (
              <>
                Withdraw it, and only you can read it. <bdi>{calledName(ctx.viewer, reader)}</bdi> sees that
                there was one, and the day. Your answer stays as it is.
              </>
            )}
          </p>
          <div>
            {withdrawnAt ? (
              <SubmitButton name="decision" value="put_back">
                Put it back
              </SubmitButton>
            ) : (
              <SubmitButton ends name="decision" value="withdraw">
                Withdraw it
              </SubmitButton>
            )}
          </div>
        </ActionForm>
      )}
    </Page>
  )
}
