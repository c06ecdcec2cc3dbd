import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type Drafts, draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
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

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<Query> }
type Part = { session: SessionPage; ctx: Ctx }
type FormPart = Part & { drafts: Drafts }

export const metadata: Metadata = { title: 'Edit session' }

export default async function EditSessionPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const session = await found(getSession(ctx, addressId((await params).sessionId)))
  const { state, canChange, canWriteNotes } = session
  if (state === 'cancelled' || !(state === 'held' ? canWriteNotes : canChange)) notFound()
  const drafts = await draftsOn(ctx, session.id, await searchParams)
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
        <EditForm session={session} ctx={ctx} drafts={drafts} />
      ) : (
        <NotesForm session={session} ctx={ctx} drafts={drafts} />
      )}
    </Page>
  )
}

function notesDraft(
  ctx: Ctx,
  drafts: Drafts,
  session: SessionPage,
  verb: 'session_edit' | 'session_notes',
  version: string,
) {
  const { id, mentor, junior } = session
  const reader = mentor.id === ctx.viewer.id ? junior : mentor
  return draftOf(ctx, drafts, {
    verb,
    address: `/sessions/${id}/edit`,
    readers: [reader],
    basis: { version },
  })
}

function EditForm({ session, ctx, drafts }: FormPart) {
  return (
    <ActionForm
      action={edit}
      className="form"
      draft={notesDraft(ctx, drafts, session, 'session_edit', session.editVersion)}
    >
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

function NotesForm({ session, ctx, drafts }: FormPart) {
  return (
    <ActionForm
      action={writeNotes}
      className="form"
      draft={notesDraft(ctx, drafts, session, 'session_notes', session.notesVersion)}
    >
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
