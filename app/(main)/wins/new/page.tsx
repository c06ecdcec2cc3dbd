import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { jotOf, withJot } from '#app/_parts/jots/from-jot.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { Jot } from '#lib/jots/reads.ts'
import { listGoalsOfPlace, listPlacesToNote, type PlaceToNote } from '#lib/wins/reads.ts'
import { WinFields } from '../win-fields.tsx'
import { note } from './actions.ts'

type Props = { searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page. For whom it can be, as the address says.
const placesOf = cache(async (juniorId: string | undefined, teamId: string | undefined) => {
  const places = await listPlacesToNote(
    await requireContext(),
    juniorId && addressId(juniorId),
    teamId && addressId(teamId),
  )
  return juniorId && places.length === 0 ? notFound() : places
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const ctx = await requireContext()
  const query = await searchParams
  const [place, ...others] = await placesOf(one(query.for), one(query.team))
  return { title: place && others.length === 0 ? titleFor(ctx, place) : 'New win' }
}

const titleFor = ({ viewer }: Ctx, { junior }: PlaceToNote) =>
  junior.id === viewer.id ? 'Note a win' : `Note a win for ${calledName(viewer, junior)}`

export default async function NewWinPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const places = await placesOf(one(query.for), one(query.team))
  const jot = await jotOf(ctx, query)
  const [place] = places
  if (!place || places.length > 1) return <ChoosePlace ctx={ctx} places={places} jot={jot} />
  const { junior, team, zones } = place
  const isOwn = junior.id === ctx.viewer.id
  const back = isOwn ? '/' : `/people/${junior.id}`
  return (
    <Page
      width="read"
      title={titleFor(ctx, place)}
      lede="Something that went well, while it’s fresh. It’s part of the timeline, and of what is looked back on later."
      crumbs={isOwn ? [] : [{ href: back, label: fullName(ctx.viewer, junior) }]}
    >
      <ActionForm
        action={note}
        formId={newId()}
        fixed={{ juniorId: junior.id, teamId: team.id, jotId: jot?.id }}
        className="form"
        aria-label={titleFor(ctx, place)}
      >
        <WinFields
          ctx={ctx}
          junior={junior}
          goals={await listGoalsOfPlace(ctx, junior.id, team.id)}
          latest={latestDay(ctx.now, zones, ctx.viewer.zones)}
          values={{
            body: jot?.body ?? '',
            happenedOn: personDay(ctx.now, ctx.viewer.zones),
            link: '',
            goalId: one(query.goal) ?? '',
          }}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Note win</SubmitButton>
          <a className="button button--quiet" href={jot ? `/jots/${jot.id}` : back}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}

function ChoosePlace({ ctx, places, jot }: { ctx: Ctx; places: PlaceToNote[]; jot: Jot | null }) {
  if (places.length === 0)
    return (
      <Page title="New win" width="read">
        <EmptyList title="No one to note a win for" level={2}>
          Juniors and their mentors note what went well. Yours will be here once you’re paired.
        </EmptyList>
      </Page>
    )
  return (
    <Page title="New win" lede="Whose win is it?" width="read">
      <ul className="sheet rows">
        {places.map(({ junior, team }) => (
          <li key={`${junior.id} ${team.id}`} className="flex items-center gap-4">
            <Pebble person={junior} />
            <div className="min-w-0 grow">
              <a className="title" href={withJot(`/wins/new?for=${junior.id}&team=${team.id}`, jot)}>
                {junior.id === ctx.viewer.id ? 'Yours' : <bdi>{fullName(ctx.viewer, junior)}</bdi>}
              </a>
              <p className="meta">
                <bdi>{team.name}</bdi>
              </p>
            </div>
            <Icon name="right" />
          </li>
        ))}
      </ul>
    </Page>
  )
}
