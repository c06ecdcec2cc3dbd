import { atOneMoment } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { countStandings, nextLevel, readiness } from '#lib/levels/readiness/rules.ts'
import {
  findSaid,
  getConfirmers,
  listConfirmations,
  listPlaces,
  listStagesToExpect,
  type Place,
} from '#lib/levels/reads.ts'
import { canConfirm, rolesOf } from '#lib/levels/rules.ts'

/** `said` is the id of a sentence, which is shown with its level. */
type Asked = {
  roadmap?: string | undefined
  level?: string | undefined
  beside?: string | undefined
  said?: string | undefined
}

/** `shown` is undefined if the junior is on no roadmap yet. */
export type LevelsPage = Awaited<ReturnType<typeof getLevelsPage>>
export type ShownPlace = NonNullable<LevelsPage['shown']>
export type ShownLevel = NonNullable<ShownPlace['level']>

/**
 * How near a junior is to a level of the version that they're on, at one moment. What is asked for and isn't there is
 * ignored. Empty for a stranger. Nine queries at most.
 */
export async function getLevelsPage(ctx: Ctx, juniorId: string, asked: Asked) {
  return atOneMoment(async () => {
    const places = await listPlaces(ctx, juniorId)
    const said = asked.said && (await findSaid(ctx, juniorId, asked.said))
    const place = said
      ? places.find(({ teamId, roadmapId }) => teamId === said.teamId && roadmapId === said.roadmapId)
      : placeAsked(places, asked.roadmap)
    const level = said ? said.levelKey : asked.level
    return { places, shown: place && (await getShown(ctx, juniorId, place, { ...asked, level })) }
  })
}

/** The one asked for, or the first with levels. */
function placeAsked(places: readonly Place[], asked: string | undefined): Place | undefined {
  return (
    places.find(({ id, roadmapId }) => id === asked || roadmapId === asked) ??
    places.find(({ levels }) => levels.length > 0) ??
    places[0]
  )
}

async function getShown(ctx: Ctx, juniorId: string, place: Place, asked: Asked) {
  const stages = await listStagesToExpect(place.versionId)
  const goals = (await listGoalsByJunior(ctx, juniorId)).filter(({ teamId }) => teamId === place.teamId)
  const confirmations = await listConfirmations(ctx, { juniorId, ...place })
  const people = await getConfirmers({ juniorId, teamId: place.teamId })
  const standing = confirmations.filter(({ takenBackAt }) => takenBackAt === null)
  const confirmed = new Set(standing.flatMap(({ confirmedAt, levelKey }) => (confirmedAt ? levelKey : [])))
  const levelOf = (key: string | undefined) => place.levels.find((level) => level.key === key)
  const level = levelOf(asked.level) ?? nextLevel(place.levels, confirmed)
  const ofRoadmap = goals.filter(({ roadmapId }) => roadmapId === place.roadmapId)
  const ownGoals = goals.filter(({ roadmapId }) => roadmapId === null)
  const of = (chosen: NonNullable<typeof level>) => {
    const { expected, beyond } = readiness(chosen, stages, ofRoadmap)
    const ownBeyond = readiness({ ...chosen, expects: [] }, [], ownGoals).beyond
    return {
      ...chosen,
      expected,
      beyond: [...beyond, ...ownBeyond],
      counts: countStandings(expected),
      confirmation: standing.find(({ levelKey }) => levelKey === chosen.key),
    }
  }
  const circle = { mentors: people.mentors.map(({ id }) => id), leads: people.leads.map(({ id }) => id) }
  const shown = level && of(level)
  const said = shown?.confirmation?.said ?? []
  return {
    place,
    stages,
    confirmations,
    confirmed,
    people,
    circle,
    level: shown,
    beside: levelOf(asked.beside),
    achieved: new Set(
      ofRoadmap.flatMap(({ state, milestoneKey }) => (state === 'achieved' ? milestoneKey : [])),
    ),
    mayConfirm: Boolean(shown && !shown.confirmation?.confirmedAt) && canConfirm(ctx.viewer.id, said, circle),
    mayTakeBack: rolesOf(ctx.viewer.id, circle).length > 0,
    readinessOf: of,
  }
}
