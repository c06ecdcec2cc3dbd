import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type Drafts, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { getMendingForm } from '#lib/sessions/mending/reads.ts'
import { getSession, type SessionPage } from '#lib/sessions/reads.ts'
import { DateFields } from '../../date-fields.tsx'
import { datedTitle, sessionCrumbs } from '../heading.ts'
import { cancel, move, sendPage, writeNotes } from './actions.ts'
import { Buttons } from './buttons.tsx'
import { EditForm } from './edit-form.tsx'
import { notesDraft } from './notes-draft.ts'
import { OwnNotes } from './own-notes.tsx'

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<Query> }
type Part = { session: SessionPage; ctx: Ctx }
type FormPart = Part & { drafts: Drafts }

// Shared by `generateMetadata` and the page.
const sessionOf = cache(async (sessionId: string) =>
  found(getSession(await requireContext(), addressId(sessionId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const session = await sessionOf((await params).sessionId)
  return { title: `${doing(session)}: ${datedTitle(session, await requireContext())}` }
}

const doing = ({ state, canChange }: SessionPage) =>
  state === 'planned' ? 'Move or cancel' : canChange ? 'Edit session' : 'Your notes'

export default async function EditSessionPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const session = await sessionOf((await params).sessionId)
  const { state, canChange, canWriteNotes } = session
  if (state === 'cancelled' || !(state === 'held' ? canWriteNotes : canChange)) notFound()
  const drafts = await draftsOn(ctx, session.id, await searchParams)
  const frame = {
    title: doing(session),
    crumbs: [
      ...sessionCrumbs(session, ctx.viewer),
      { href: `/sessions/${session.id}`, label: datedTitle(session, ctx) },
    ],
    width: 'read' as const,
  }
  if (state === 'planned')
    return (
      <FormsPage {...frame} forms={sendPage}>
        <DateForms session={session} ctx={ctx} />
      </FormsPage>
    )
  return (
    <Page {...frame}>
      {canChange ? (
        <>
          <EditForm session={session} form={await getMendingForm(ctx, session)} ctx={ctx} drafts={drafts} />
          <section className="mt-10" aria-labelledby="mistake">
            <h2 id="mistake" className="subheading">
              Logged by mistake?
            </h2>
            <p className="mt-2 text-ink-3">
              <a href={`/sessions/${session.id}/withdraw`}>Withdraw this session</a>, and whatever was ticked
              in it will be open again.
            </p>
          </section>
        </>
      ) : (
        <NotesForm session={session} ctx={ctx} drafts={drafts} />
      )}
    </Page>
  )
}

function NotesForm({ session, ctx, drafts }: FormPart) {
  return (
    <ActionForm
      action={writeNotes}
      className="form"
      draft={notesDraft(ctx, drafts, session, 'session_notes')}
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
      <ActionForm
        action={move}
        part="move"
        formId={newId()}
        fixed={{ sessionId: session.id }}
        className="form"
        aria-label="Move"
      >
        <Hidden name="version" value={session.version} />
        <DateFields ctx={ctx} junior={session.junior} date={session} />
        <Buttons session={session}>Move session</Buttons>
      </ActionForm>
      <section aria-labelledby="cancel">
        <h2 id="cancel" className="subheading">
          Not meeting after all?
        </h2>
        <p className="mt-2 mb-4 text-ink-3">Agenda and open actions stay for the next session.</p>
        <ActionForm action={cancel} part="cancel" fixed={{ sessionId: session.id }} aria-labelledby="cancel">
          <Hidden name="version" value={session.version} />
          <SubmitButton ends>Cancel session</SubmitButton>
        </ActionForm>
      </section>
    </div>
  )
}
