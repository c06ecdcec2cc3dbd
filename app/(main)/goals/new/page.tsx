import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { getMilestoneToPropose } from '#lib/proposals/milestones/reads.ts'
import { listOwnPlaces } from '#lib/proposals/reads.ts'
import { ChoosePerson } from './choose-person.tsx'
import { GiveForm } from './give-form.tsx'
import { ProposeForm } from './propose-form.tsx'
import { ProposeMilestoneForm } from './propose-milestone-form.tsx'

type Props = { searchParams: Promise<Query> }

/** Whom a goal can be for. `id` is the membership's. */
export type GoalFor = {
  id: string
  personId: string
  name: string
  teamId: string
  teamName: string
  isOwn: boolean
}

// Shared by `generateMetadata` and the page. Whom it can be for, as the address says.
const choicesOf = cache(async (personId: string | undefined, teamId: string | undefined) => {
  const ctx = await requireContext()
  const asked = personId && addressId(personId)
  const own = (await listOwnPlaces(ctx)).map((place) => ({ ...place, isOwn: true }))
  const juniors = (await listAssignableJuniors(ctx)).map((junior) => ({ ...junior, isOwn: false }))
  const fitting = [...own, ...juniors].filter(
    (each) => (!asked || each.personId === asked) && (!teamId || each.teamId === teamId),
  )
  return asked && fitting.length === 0 ? notFound() : fitting
})

// A junior proposes; what they may do for others they do from the others' pages.
const chosenOf = (choices: GoalFor[], query: Query): GoalFor | undefined =>
  choices.length === 1 ? choices[0] : one(query.milestone) ? choices.find(({ isOwn }) => isOwn) : undefined

const milestoneOf = cache(async (place: GoalFor, roadmapId: string, key: string) =>
  found(
    getMilestoneToPropose(
      await requireContext(),
      { juniorId: place.personId, teamId: place.teamId },
      { roadmapId: addressId(roadmapId), milestoneKey: key },
    ),
  ),
)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const query = await searchParams
  const chosen = chosenOf(await choicesOf(one(query.for), one(query.team)), query)
  if (!chosen) return { title: 'New goal' }
  if (!chosen.isOwn) return { title: `New goal for ${calledName(viewer, personOf(chosen))}` }
  const [roadmapId, key] = [one(query.roadmap), one(query.milestone)]
  if (!roadmapId || !key) return { title: 'Propose a goal' }
  const { title } = await milestoneOf(chosen, roadmapId, key)
  return { title: `Propose ${withoutBackticks(title)}` }
}

const personOf = ({ personId, name }: GoalFor) => ({ id: personId, name })

export default async function NewGoalPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const choices = await choicesOf(one(query.for), one(query.team))
  const chosen = chosenOf(choices, query)
  if (!chosen) return <ChoosePerson choices={choices} />
  if (!chosen.isOwn) return <GiveForm ctx={ctx} junior={chosen} query={query} />
  const [roadmapId, key] = [one(query.roadmap), one(query.milestone)]
  if (!roadmapId || !key) return <ProposeForm ctx={ctx} place={chosen} query={query} />
  const milestone = await milestoneOf(chosen, roadmapId, key)
  return <ProposeMilestoneForm ctx={ctx} place={chosen} milestone={milestone} query={query} />
}
