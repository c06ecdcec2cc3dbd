import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { draftsBeside, jotOf, withJot } from '#app/_parts/jots/from-jot.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { newId } from '#lib/core/ids.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { Jot } from '#lib/jots/reads.ts'
import { findingsByTheme } from '#lib/reviews/lists/reads.ts'
import {
  listGoalsToLink,
  listJuniorsToReview,
  listThemes,
  type ReviewableJunior,
} from '#lib/reviews/reads.ts'
import { ReviewFields } from '../review-fields.tsx'
import { SeenBefore } from '../seen-before.tsx'
import { log } from './actions.ts'

type Props = { searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page. Whom it can be about, as the address says.
const juniorsOf = cache(async (juniorId: string | undefined, teamId: string | undefined) => {
  const juniors = await listJuniorsToReview(await requireContext(), juniorId && addressId(juniorId))
  const fitting = teamId ? juniors.filter((junior) => junior.teamId === teamId) : juniors
  return juniorId && fitting.length === 0 ? notFound() : fitting
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const { with: juniorId, team } = await searchParams
  const [junior, ...others] = await juniorsOf(one(juniorId), one(team))
  if (!junior || others.length > 0) return { title: 'New review note' }
  return { title: titleFor(calledName(viewer, { id: junior.juniorId, name: junior.name })) }
}

const titleFor = (name: string) => `Review note for ${name}`

export default async function NewReviewPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const fitting = await juniorsOf(one(query.with), one(query.team))
  const jot = await jotOf(ctx, query)
  const [junior] = fitting
  if (!junior || fitting.length > 1) return <ChooseJunior juniors={fitting} jot={jot} />

  const person = { id: junior.juniorId, name: junior.name }
  const goals = await listGoalsToLink(ctx, junior)
  const themes = await listThemes(ctx, junior.teamId)
  const before = await findingsByTheme(ctx, junior.juniorId)
  const goalId = one(query.goal)
  const rowId = newId()
  const name = calledName(ctx.viewer, { id: junior.juniorId, name: junior.name })
  const drafts = draftsBeside(await draftsOn(ctx, junior.juniorId, query), 'review', jot)
  const draft = draftOf(ctx, drafts, {
    verb: 'review',
    address: withJot(`/reviews/new?with=${junior.juniorId}&team=${junior.teamId}`, jot),
    readers: [person],
  })
  return (
    <Page
      title={titleFor(name)}
      lede={`What this change says about how ${name} works, kept apart from the pull request.`}
      crumbs={[
        {
          href: `/people/${junior.juniorId}`,
          label: fullName(ctx.viewer, { id: junior.juniorId, name: junior.name }),
        },
      ]}
    >
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-form lg:gap-12">
        <ActionForm
          action={log}
          fixed={{ jotId: jot?.id }}
          className="form"
          aria-label={titleFor(name)}
          draft={draft}
        >
          <input type="hidden" name="juniorId" value={junior.juniorId} />
          <input type="hidden" name="teamId" value={junior.teamId} />
          <ReviewFields
            viewer={ctx.viewer}
            junior={person}
            latest={latestDay(ctx.now, junior.zones, ctx.viewer.zones)}
            themes={themes}
            goals={goals}
            rowIds={[rowId]}
            values={{
              url: '',
              title: '',
              reviewedOn: personDay(ctx.now, ctx.viewer.zones),
              goalIds: goalId ? [goalId] : [],
              visibility: 'pair',
              summary: '',
              wentWell: '',
              toImprove: '',
              findings: jot ? [findingFrom(jot, rowId)] : [],
            }}
          />
          <FormBar
            submit="Save review note"
            back={`/people/${junior.juniorId}`}
            backWords="Discard"
            isApart
          />
        </ActionForm>
        <SeenBefore name={name} before={before} />
      </div>
    </Page>
  )
}

const findingFrom = ({ body }: Jot, id: string) => ({
  id,
  severity: 'suggestion',
  themeId: '',
  body,
  where: '',
  snippet: '',
})

function ChooseJunior({ juniors, jot }: { juniors: ReviewableJunior[]; jot: Jot | null }) {
  const crumbs = [{ href: '/reviews', label: 'Review notes' }]
  if (juniors.length === 0)
    return (
      <Page title="New review note" crumbs={crumbs} width="read">
        <EmptyList title="No one to write about yet" level={2}>
          A junior’s mentors and the team’s leads write review notes.
        </EmptyList>
      </Page>
    )
  return (
    <Page title="New review note" lede="Who is it about?" crumbs={crumbs} width="read">
      <ul className="sheet rows">
        {juniors.map(({ juniorId, name, teamId, teamName }) => (
          <li key={`${juniorId} ${teamId}`} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Pebble person={{ id: juniorId, name }} />
            <a className="title" href={withJot(`/reviews/new?with=${juniorId}&team=${teamId}`, jot)}>
              <bdi>{name}</bdi>
            </a>
            <span className="meta">
              <bdi>{teamName}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
