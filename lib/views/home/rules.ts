import type { GoalState, MilestoneKind } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { contactWeeks, type Week } from '#lib/sessions/contacts/rules.ts'
import type { ContactState } from '#lib/sessions/rules.ts'
import {
  byWait,
  longestWait,
  type Need,
  needOfContact,
  needOfPromise,
  needOfStage,
  needsOfGoal,
} from '#lib/views/needs/rules.ts'
import {
  currentStage,
  type GoalStanding,
  progressOver,
  roadmapInUse,
  roadmapToAssign,
  roadmapToBegin,
  type StageProgress,
  stagesOn,
  type WhatNext,
  whatComesNext,
} from '#lib/views/progress/rules.ts'

type Pair = {
  mentorshipId: string
  teamId: string
  mentor: Named
  junior: Named & { zones: KeptZones }
  state: ContactState
  daysSince: number
  startedOn: Day
  lastHeldOn: Day | null
  next: NextDate | null
}
type NextDate = { sessionId: string; day: Day; at: Date | null; zones: readonly string[] }
export type HomeGoal = {
  id: string
  teamId: string
  juniorId: string
  title: string
  state: GoalState
  dueOn: Day | null
  blockedAt: Date | null
  blockedReason?: string | null
  blockedById?: string | null
  blockedByName?: string | null
  submittedAt: Date | null
}
type Stage = {
  roadmapId: string
  teamId: string | null
  versionId: string
  isCurrent: boolean
  isRetired: boolean
  position: number
  key: string
  title: string
  milestones: { key: string; title: string; kind: MilestoneKind }[]
}
type Action = {
  id: string
  version: number
  body: string
  dueOn: Day | null
  state: 'open' | 'done' | 'dropped'
  mentorshipId: string
}

export type JuniorOfMine = Named & {
  mentorshipId: string
  teamId: string
  stages: StageProgress[]
  /** Undefined without goals. */
  stage: StageProgress | undefined
  /** What they may be assigned from. */
  roadmapId: string | undefined
  needs: Need[]
  startedOn: Day
  lastHeldOn: Day | null
  next: NextDate | null
  contact: { week: Day; state: Week }[]
}

/** `roadmapId` is null for own goals; `versionId` is the one that the junior is on. */
type Standing = { roadmapId: string | null; versionId: string | null; goals: readonly GoalStanding[] }

/**
 * Over the roadmap that most of the junior's goals in this team belong to, in the version that the junior is on.
 * `assignFrom` is another one if that is retired.
 */
export function progressInTeam(
  stages: readonly Stage[],
  standings: readonly Standing[],
  teamId: string,
): {
  roadmapId: string | undefined
  assignFrom: string | undefined
  stages: StageProgress[]
  stage: StageProgress | undefined
  /** Nothing new comes from a retired roadmap. */
  whatNext: WhatNext | null
} {
  const all = standings.flatMap(({ roadmapId, goals }) => goals.map(({ state }) => ({ roadmapId, state })))
  const roadmapId = roadmapInUse(all) ?? roadmapToBegin(stages, teamId)
  const ofRoadmap = standings.filter((standing) => standing.roadmapId === roadmapId)
  const progress = progressOver(
    stagesOn(stages, roadmapId, ofRoadmap[0]?.versionId),
    ofRoadmap.flatMap(({ goals }) => goals),
  )
  const assignFrom = roadmapToAssign(stages, roadmapId, teamId)
  const whatNext = assignFrom === roadmapId ? whatComesNext(progress) : null
  return { roadmapId, assignFrom, stages: progress, stage: progress[currentStage(progress)], whatNext }
}

/** Of one junior in one team. */
export function goalStandings(
  goals: readonly {
    roadmapId: string | null
    versionId: string | null
    milestoneKey: string
    state: GoalState
    blockedAt: Date | null
  }[],
): Standing[] {
  return [...Map.groupBy(goals, ({ roadmapId }) => roadmapId)].map(([roadmapId, rows]) => ({
    roadmapId,
    versionId: rows[0]?.versionId ?? null,
    goals: rows.map(({ milestoneKey, state, blockedAt }) => ({
      milestoneKey,
      state,
      isBlocked: blockedAt !== null,
    })),
  }))
}

/** `needing` comes longest wait first, `calm` in the order of `rows.pairs`. */
export function mentorHome(
  now: Date,
  rows: {
    pairs: readonly Pair[]
    standings: readonly (Standing & { juniorId: string; teamId: string })[]
    goals: readonly HomeGoal[]
    stages: readonly Stage[]
    actions: readonly Action[]
    /** Open ones that the viewer answers. */
    proposals: readonly { id: string; juniorId: string; teamId: string; title: string; days: number }[]
    /** Their Mondays. */
    weeks: readonly Day[]
    /** Days of sessions, by mentorship. */
    held: ReadonlyMap<string, readonly Day[]>
  },
): { needing: JuniorOfMine[]; calm: JuniorOfMine[] } {
  const juniors = rows.pairs.map((pair): JuniorOfMine => {
    const { mentorshipId, teamId, startedOn, lastHeldOn, next } = pair
    const { id, name, zones } = pair.junior
    const isTheirs = (row: { juniorId: string; teamId: string }) =>
      row.juniorId === id && row.teamId === teamId
    const goals = rows.goals.filter(isTheirs)
    // A mentor's own list ignores the team's limit: all waiting evidence counts.
    const needs = goals.flatMap((goal) => needsOfGoal(goal, now, zones, 0))
    for (const { id: proposalId, title, days } of rows.proposals.filter(isTheirs))
      needs.push({ kind: 'proposal', proposalId, title, days })
    const contact = needOfContact(pair)
    if (contact) needs.push(contact)
    for (const action of rows.actions) {
      const promise = action.mentorshipId === mentorshipId ? needOfPromise(action, now, zones) : null
      if (promise) needs.push(promise)
    }
    const standings = rows.standings.filter(isTheirs)
    const hasGoals = standings.some((standing) => standing.goals.length > 0)
    if (!hasGoals) needs.push({ kind: 'no goal', days: daysBetween(startedOn, personDay(now, zones)) })
    const { assignFrom, stages, stage, whatNext } = progressInTeam(rows.stages, standings, teamId)
    if (whatNext) needs.push(needOfStage(whatNext))
    return {
      id,
      name,
      teamId,
      mentorshipId,
      stages,
      stage: hasGoals ? stage : undefined,
      roadmapId: assignFrom,
      needs: needs.sort(byWait),
      startedOn,
      lastHeldOn,
      next,
      contact: contactWeeks(rows.weeks, rows.held.get(mentorshipId) ?? [], startedOn).map((state, place) => ({
        week: rows.weeks[place] ?? '',
        state,
      })),
    }
  })
  return {
    needing: juniors
      .filter((junior) => junior.needs.length > 0)
      .sort((a, b) => longestWait(b.needs) - longestWait(a.needs)),
    calm: juniors.filter((junior) => junior.needs.length === 0),
  }
}
