import type { Metadata } from 'next'
import { cache } from 'react'
import { Pebble } from '#app/_parts/people/person.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { MAX_JOT, whyClosed } from '#lib/jots/rules.ts'
import type { Contact } from '#lib/sessions/contacts/reads.ts'
import { getJotForAgenda } from '#lib/views/jots/reads.ts'
import { addPoint, sendPage } from '../../../sessions/actions.ts'

type Props = { params: Promise<{ jotId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const jotOf = cache(async (jotId: string) => found(getJotForAgenda(await requireContext(), addressId(jotId))))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { jot } = await jotOf((await params).jotId)
  return { title: `Add to the agenda: ${withoutBackticks(jot.body)}` }
}

export default async function JotToAgendaPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { jot, pairs } = await jotOf((await params).jotId)
  const asked = one((await searchParams).pair)
  const chosen = pairs.length === 1 ? pairs[0] : pairs.find(({ mentorshipId }) => mentorshipId === asked)
  const crumbs = [
    { href: '/jots', label: 'Your jots' },
    { href: `/jots/${jot.id}`, label: jot.body },
  ]
  if (!chosen)
    return (
      <FormsPage
        width="read"
        title="Add to the agenda"
        lede="Who do you want to talk about it with?"
        crumbs={crumbs}
        forms={sendPage}
      >
        <ul className="sheet rows">
          {pairs.map((pair) => (
            <li key={pair.mentorshipId} className="flex items-center gap-4">
              <Pebble person={otherIn(ctx, pair)} />
              <a className="title grow" href={`/jots/${jot.id}/agenda?pair=${pair.mentorshipId}`}>
                <bdi>{fullName(ctx.viewer, otherIn(ctx, pair))}</bdi>
              </a>
              <Icon name="right" />
            </li>
          ))}
        </ul>
      </FormsPage>
    )
  const { mentorshipId, next } = chosen
  const closed = whyClosed(jot)
  const name = calledName(ctx.viewer, otherIn(ctx, chosen))
  return (
    <FormsPage
      width="read"
      title={`Add to the agenda with ${name}`}
      lede={closed ?? 'It stays on the agenda until you’ve talked about it.'}
      crumbs={crumbs}
      forms={sendPage}
    >
      <ActionForm
        action={addPoint}
        part="addPoint"
        formId={newId()}
        fixed={{
          mentorshipId,
          jotId: closed ? undefined : jot.id,
          from: next ? `/sessions/${next.sessionId}` : '/sessions',
        }}
        className="form"
        aria-label={`Add to the agenda with ${name}`}
      >
        <TextField name="body" label={`Seen by you and ${name}`} value={jot.body} maxLength={MAX_JOT} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Add point</SubmitButton>
          <a className="button button--quiet" href={`/jots/${jot.id}`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </FormsPage>
  )
}

const otherIn = ({ viewer }: Ctx, { mentor, junior }: Contact) => (mentor.id === viewer.id ? junior : mentor)
