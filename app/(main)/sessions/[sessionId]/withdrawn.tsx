import type { ReactNode } from 'react'
import { WithdrawnSessionLine } from '#app/_parts/sessions/withdrawn-line.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { longDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { headingTitle, sessionCrumbs } from './heading.ts'
import { putBack } from './withdraw/actions.ts'

type Props = { session: SessionPage & { withdrawnAt: Date }; ctx: Ctx; notice: ReactNode; said: ReactNode }

/** A session that was logged by mistake: that it was withdrawn and, for who wrote any, their own notes. */
export function WithdrawnSession({ session, ctx, notice, said }: Props) {
  const { viewer } = ctx
  const own = session.notes.filter(({ author, withdrawnAt }) => author.id === viewer.id && !withdrawnAt)
  return (
    <Page
      title={headingTitle(session, viewer)}
      eyebrow={<Time at={session.heldOn}>{longDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))}</Time>}
      crumbs={sessionCrumbs(session, viewer)}
      width="read"
    >
      {notice}
      <div className="stack-9 sm:stack-10">
        <div className="stack-5">
          <Notice>
            <WithdrawnSessionLine session={session} ctx={ctx} />.
          </Notice>
          {session.canPutBack && (
            <ActionForm action={putBack} aria-label="Put this session back">
              <input type="hidden" name="sessionId" value={session.id} />
              <Hidden name="version" value={session.version} />
              <SubmitButton className="button">Put it back</SubmitButton>
              <p className="hint mt-3">
                What was ticked, closed and agreed in it will be as it was then, except for what has changed
                since.
              </p>
            </ActionForm>
          )}
        </div>
        {own.length > 0 && (
          <section aria-labelledby="own">
            <div className="section-head">
              <h2 id="own">Your notes</h2>
              <p className="meta">Now only you can read them</p>
            </div>
            <div className="stack-6">
              {own.map((note) => (
                <Markdown key={note.id} text={note.body} className="note note--private" />
              ))}
            </div>
          </section>
        )}
        {said}
      </div>
    </Page>
  )
}
