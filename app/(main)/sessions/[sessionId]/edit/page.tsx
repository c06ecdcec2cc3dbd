import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { plainDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getSession, type SessionPage } from '#lib/sessions/reads.ts'
import { DateFields } from '../../date-fields.tsx'
import { headingTitle, sessionCrumbs } from '../heading.ts'
import { cancel, edit, move, writeNotes } from './actions.ts'
import { OwnNotes } from './own-notes.tsx'

type Props = { params: Promise<{ sessionId: string }> }
type Part = { session: SessionPage; ctx: Ctx }

export const metadata: Metadata = { title: 'Edit session' }

export default async function EditSessionPage({ params }: Props) {
  const ctx = await requireContext()
  const session = await found(getSession(ctx, addressId((await params).sessionId)))
  const { state, canChange, canWriteNotes } = session
  if (state === 'cancelled' || !(state === 'held' ? canWriteNotes : canChange)) notFound()
  const day = plainDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))
  return (
    <Page
      title={state === 'planned' ? 'Move or cancel' : canChange ? 'Edit session' : 'Your notes'}
      crumbs={[
        ...sessionCrumbs(session, ctx.viewer),
        { href: `/sessions/${session.id}`, label: `${headingTitle(session, ctx.viewer)}, ${day}` },
      ]}
      width="read"
    >
      {state === 'planned' ? (
        <DateForms session={session} ctx={ctx} />
      ) : canChange ? (
        <EditForm session={session} ctx={ctx} />
      ) : (
        <NotesForm session={session} ctx={ctx} />
      )}
    </Page>
  )
}

function EditForm({ session, ctx }: Part) {
  return (
    <ActionForm action={edit} formId={newId()} className="form">
      <input type="hidden" name="sessionId" value={session.id} />
      <Hidden name="version" value={session.editVersion} />
      <div className="date-fields">
        <TextField
          name="heldOn"
          label="Day"
          type="date"
          value={session.heldOn}
          max={addDays(personDay(ctx.now, session.junior.zones), 1)}
        />
        <TextField
          name="minutes"
          label="Minutes"
          inputMode="numeric"
          optional
          value={session.minutes === null ? '' : String(session.minutes)}
        />
      </div>
      <OwnNotes session={session} viewer={ctx.viewer} />
      <Buttons session={session}>Save session</Buttons>
    </ActionForm>
  )
}

function NotesForm({ session, ctx }: Part) {
  return (
    <ActionForm action={writeNotes} formId={newId()} className="form">
      <input type="hidden" name="sessionId" value={session.id} />
      <Hidden name="version" value={session.notesVersion} />
      <OwnNotes session={session} viewer={ctx.viewer} />
      <Buttons session={session}>Save notes</Buttons>
    </ActionForm>
  )
}

function DateForms({ session, ctx }: Part) {
  return (
    <div className="stack-9 sm:stack-10">
      <ActionForm action={move} formId={newId()} className="form" aria-label="Move">
        <input type="hidden" name="sessionId" value={session.id} />
        <Hidden name="version" value={session.version} />
        <DateFields
          ctx={ctx}
          junior={session.junior}
          heldOn={session.heldOn}
          startsAt={session.startsAt}
          zone={session.agreedZone}
        />
        <Buttons session={session}>Move session</Buttons>
      </ActionForm>
      <section aria-labelledby="cancel">
        <h2 id="cancel" className="subheading">
          Not meeting after all?
        </h2>
        <p className="mt-2 mb-4 text-ink-3">Agenda and open actions stay for the next session.</p>
        <ActionForm action={cancel} aria-labelledby="cancel">
          <input type="hidden" name="sessionId" value={session.id} />
          <Hidden name="version" value={session.version} />
          <SubmitButton className="button">Cancel session</SubmitButton>
        </ActionForm>
      </section>
    </div>
  )
}

function Buttons({ session, children }: { session: SessionPage; children: string }) {
  return <FormBar submit={children} back={`/sessions/${session.id}`} backWords="Discard" isQuiet />
}
