import type { ReactNode } from 'react'
import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { type Drafts, draftOf } from '#app/_parts/drafts/offer.ts'
import { UsefulButtons, usefulWords, WhoReadsAnswers } from '#app/_parts/sessions/useful-buttons.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select } from '#app/_ui/fields.tsx'
import { FoldedField } from '#app/_ui/folded-field.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { OpinionOn } from '#lib/sessions/opinions/reads.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { give } from './opinion/actions.ts'

type Props = { session: SessionPage; ctx: Ctx; opinion: OpinionOn; drafts: Drafts | null }

/** For the junior what they say of a session, for its reader the word about it, for anyone else nothing. */
export function WorthIt({ session, ctx, opinion, drafts }: Props) {
  const { given, readers } = opinion
  if (readers && drafts) return <Question session={session} ctx={ctx} readers={readers} drafts={drafts} />
  if (!given) return null
  if (given.junior.id !== ctx.viewer.id) return <WordToViewer ctx={ctx} given={given} session={session} />
  return (
    <section aria-labelledby="worth-it">
      <h2 id="worth-it">Was it worth it?</h2>
      {given.useful && (
        <p className="mt-3">
          You said: <b>{usefulWords[given.useful].toLowerCase()}</b>.{' '}
          <span className="meta">
            <WhoReadsAnswers name={calledName(ctx.viewer, session.mentor)} />
          </span>
        </p>
      )}
      {given.body && (
        <div className={given.withdrawnAt ? 'note note--private mt-4' : 'note mt-4'}>
          <Markdown text={given.body} />
          <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
            <WordMark ctx={ctx} given={given} />
            {!given.withdrawnAt && (
              <OwnTools withdraw={`/sessions/${session.id}/opinion`} what="your word about this session" />
            )}
          </p>
          <WithdrawnMark ctx={ctx} at={given.withdrawnAt} href={`/sessions/${session.id}/opinion`} />
        </div>
      )}
    </section>
  )
}

type Given = NonNullable<OpinionOn['given']>

function WordMark({ ctx, given }: { ctx: Ctx; given: Pick<Given, 'junior' | 'reader'> }) {
  const people = { viewer: ctx.viewer, author: given.junior, ...(given.reader && { reader: given.reader }) }
  return <VisibilityMark visibility="pair" words={seenBy('pair', people)} />
}

function WordToViewer({ ctx, given, session }: { ctx: Ctx; given: Given; session: SessionPage }): ReactNode {
  return (
    <section aria-labelledby="worth-it">
      <div className="section-head">
        <h2 id="worth-it">
          A word from <bdi>{calledName(ctx.viewer, session.junior)}</bdi>
        </h2>
        <WordMark ctx={ctx} given={given} />
      </div>
      {given.body ? (
        <Markdown text={given.body} />
      ) : (
        given.withdrawnAt && (
          <Withdrawn ctx={ctx} line={{ author: given.junior, withdrawnAt: given.withdrawnAt }} />
        )
      )}
    </section>
  )
}

type Asked = { session: SessionPage; ctx: Ctx; readers: Named[]; drafts: Drafts }

function Question({ session, ctx, readers, drafts }: Asked) {
  const { id, mentor } = session
  const [only] = readers
  const isOne = readers.length === 1 && only
  const words = isOne
    ? seenBy('pair', { viewer: ctx.viewer, author: ctx.viewer, reader: only })
    : 'You and the person you choose'
  return (
    <section aria-labelledby="worth-it" className="print:hidden">
      <h2 id="worth-it">
        Was it worth it? <span className="optional">(optional)</span>
      </h2>
      <ActionForm
        action={give}
        className="mt-3 grid gap-4"
        aria-labelledby="worth-it"
        fixed={{ sessionId: id, readerId: isOne ? only.id : false }}
        draft={draftOf(ctx, drafts, { verb: 'opinion', address: `/sessions/${id}`, readers })}
      >
        <p className="hint">
          <WhoReadsAnswers name={calledName(ctx.viewer, mentor)} /> An answer can’t be changed.
        </p>
        {readers.length > 0 && (
          <FoldedField name="body" summary="Add a word">
            <div className="mt-3 grid gap-4">
              {!isOne && (
                <Select
                  name="readerId"
                  label="Who it’s for"
                  empty="Please choose"
                  width="medium"
                  options={readers.map((reader) => ({
                    value: reader.id,
                    label: fullName(ctx.viewer, reader),
                  }))}
                />
              )}
              <AudienceBox
                name="body"
                label="Your word"
                hint="Sent with your answer, under your name. They don’t see which answer it was."
                rows={3}
                audience={{ visibility: 'pair', words }}
              />
            </div>
          </FoldedField>
        )}
        <UsefulButtons />
      </ActionForm>
    </section>
  )
}
