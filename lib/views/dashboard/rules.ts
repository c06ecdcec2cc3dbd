import type { GoalState, Role } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { byName } from '#lib/core/sorting.ts'
import type { ContactState } from '#lib/sessions/rules.ts'
import {
  byWait,
  longestWait,
  type Need,
  type NeedKind,
  needOfContact,
  needsOfGoal,
} from '#lib/views/needs/rules.ts'
import {
  currentStage,
  progressOver,
  roadmapInUse,
  roadmapToAssign,
  roadmapToBegin,
  type StageCounts,
  stagesOn,
} from '#lib/views/progress/rules.ts'
import { type Column, columnsOf, mostUsed, type StageRow, type Standing } from './columns/rules.ts'

type Member = Named & { zones: KeptZones; role: Role; since: Date }
type Pair = {
  junior: Named
  mentor: Named
  state: ContactState
  daysSince: number
  lastHeldOn: Day | null
  next: { day: Day } | null
}
type GoalRow = {
  id: string
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
type Team = { id: string; name: string; evidenceWaitDays: number; roles: Role[] }

/** Already limited to what the viewer may see. */
export type DashboardRows = {
  team: Team
  members: Member[]
  weeks: Day[]
  pairs: Pair[]
  standings: Standing[]
  attention: GoalRow[]
  met: { juniorId: string; weeks: boolean[] }[]
  /** When each junior's last ended mentorship ended. */
  left: { juniorId: string; at: Date | null }[]
  stages: StageRow[]
}

/**
 * `stages` are in the order of the dashboard's, each with its place on the way that the junior is on, or null if it isn't
 * on it.
 */
export type JuniorRow = Named & {
  mentors: Named[]
  stages: (({ position: number } & StageCounts) | null)[]
  /** An index into `stages`; -1 without goals. */
  stage: number
  needs: Need[]
  lastHeldOn: Day | null
  nextOn: Day | null
  contact: 'fine' | 'soon' | 'late'
  weeksMet: boolean[]
}

export type TeamDashboard = {
  team: Team
  /** The one that most of the team's goals belong to. */
  roadmapId: string | undefined
  /** That one, or another if it's retired. */
  assignFrom: string | undefined
  /** The columns of the matrix: of the version that most are on, then what only others have. */
  stages: Column[]
  /** By name: only those whose progress the viewer sees. */
  juniors: JuniorRow[]
  members: (Named & { roles: Role[] })[]
}

/** A lead sees every junior, a mentor their own, a junior no one's progress. */
export function buildDashboard(now: Date, rows: DashboardRows): TeamDashboard {
  const { team } = rows
  const members = membersOf(rows.members)
  const leads = team.roles.includes('lead')
  const pairsOf = Map.groupBy(rows.pairs, (pair) => pair.junior.id)
  const shown = rows.members.filter(({ role, id }) => role === 'junior' && (leads || pairsOf.has(id)))
  if (!leads && !team.roles.includes('mentor'))
    return { team, roadmapId: undefined, assignFrom: undefined, stages: [], juniors: [], members }
  const roadmapId =
    roadmapInUse(
      rows.standings.flatMap(({ roadmapId, goals }) => goals.map(({ state }) => ({ roadmapId, state }))),
    ) ?? roadmapToBegin(rows.stages, team.id)
  const standings = rows.standings.filter((row) => row.roadmapId === roadmapId)
  const standingOf = new Map(standings.map((row) => [row.juniorId, row]))
  const columns = columnsOf(rows.stages, roadmapId, standings)
  const usual = mostUsed(standings)
  const hasGoals = new Set(rows.standings.map((row) => row.juniorId))
  const goalsOf = Map.groupBy(rows.attention, (goal) => goal.juniorId)
  const leftAtOf = new Map(rows.left.map((row) => [row.juniorId, row.at ?? undefined]))
  const metOf = new Map(rows.met.map((row) => [row.juniorId, row.weeks]))
  const juniors = shown.map((member): JuniorRow => {
    const pairs = pairsOf.get(member.id) ?? []
    const standing = standingOf.get(member.id)
    const stages = stagesOn(rows.stages, roadmapId, standing ? standing.versionId : usual)
    const progress = progressOver(stages, standing?.goals ?? [])
    const current = progress[currentStage(progress)]?.key
    const needs = needsOfJunior(
      now,
      member,
      pairs,
      goalsOf.get(member.id) ?? [],
      team,
      hasGoals.has(member.id),
      leftAtOf.get(member.id),
    )
    const contacts = needs.filter((need) => need.kind === 'contact')
    return {
      id: member.id,
      name: member.name,
      mentors: pairs.map((pair) => pair.mentor),
      stages: columns.map(({ key }) => {
        const stage = progress.find((each) => each.key === key)
        if (!stage) return null
        const { position, achieved, underWay, planned, total } = stage
        return { position, achieved, underWay, planned, total }
      }),
      stage: hasGoals.has(member.id) ? columns.findIndex(({ key }) => key === current) : -1,
      needs,
      lastHeldOn: latest(pairs.map((pair) => pair.lastHeldOn)),
      nextOn: earliest(pairs.map((pair) => pair.next?.day ?? null)),
      contact: contacts.some(({ level }) => level === 'late')
        ? 'late'
        : contacts.length > 0
          ? 'soon'
          : 'fine',
      weeksMet: metOf.get(member.id) ?? rows.weeks.map(() => false),
    }
  })
  const assignFrom = roadmapToAssign(rows.stages, roadmapId, team.id)
  return { team, roadmapId, assignFrom, stages: columns, juniors, members }
}

/** Evidence counts only beyond the team's limit. What is missing is named from the first day. */
function needsOfJunior(
  now: Date,
  member: Member,
  pairs: Pair[],
  goals: GoalRow[],
  team: Team,
  hasGoals: boolean,
  leftAt: Date | undefined,
): Need[] {
  const { zones } = member
  const needs: Need[] = goals
    .flatMap((goal) => needsOfGoal(goal, now, zones, team.evidenceWaitDays))
    .filter((need) => need.kind !== 'evidence' || need.tooLong)
  for (const pair of pairs) {
    const contact = needOfContact(pair)
    if (contact) needs.push(contact)
  }
  const today = personDay(now, zones)
  const days = daysBetween(personDay(member.since, zones), today)
  const leftOn = leftAt && leftAt > member.since ? personDay(leftAt, zones) : null
  if (pairs.length === 0) {
    if (leftOn) needs.push({ kind: 'no mentor', had: true, days: daysBetween(leftOn, today) })
    else needs.push({ kind: 'no mentor', had: false, days })
  }
  if (!hasGoals) needs.push({ kind: 'no goal', days })
  return needs.sort(byWait)
}

/** Longest wait first; equal waits by name. */
export function needingAttention(juniors: readonly JuniorRow[]): JuniorRow[] {
  return juniors
    .filter((junior) => junior.needs.length > 0)
    .sort((a, b) => longestWait(b.needs) - longestWait(a.needs) || byName(a, b))
}

/** From the address. `stage` counts from 1, `mentor` is an id. */
export type DashboardFilter = {
  stage?: number | undefined
  mentor?: string | undefined
  attention?: 'any' | NeedKind | undefined
}

/** In the same order, each with all of their needs. */
export function filterJuniors(juniors: readonly JuniorRow[], filter: DashboardFilter): JuniorRow[] {
  const { stage, mentor, attention } = filter
  return juniors
    .filter((junior) => stage === undefined || junior.stage === stage - 1)
    .filter((junior) => !mentor || junior.mentors.some(({ id }) => id === mentor))
    .filter(
      ({ needs }) =>
        !attention || (attention === 'any' ? needs.length > 0 : needs.some(({ kind }) => kind === attention)),
    )
}

/** By the mentor's name. A junior with two mentors appears under both; those without one come last. */
export function groupByMentor(
  juniors: readonly JuniorRow[],
): { mentor: Named | null; juniors: JuniorRow[] }[] {
  const groups = new Map<string, { mentor: Named; juniors: JuniorRow[] }>()
  for (const junior of juniors)
    for (const mentor of junior.mentors) {
      const group = groups.get(mentor.id) ?? { mentor, juniors: [] }
      group.juniors.push(junior)
      groups.set(mentor.id, group)
    }
  const sorted: { mentor: Named | null; juniors: JuniorRow[] }[] = [...groups.values()].sort((a, b) =>
    byName(a.mentor, b.mentor),
  )
  const alone = juniors.filter((junior) => junior.mentors.length === 0)
  return alone.length > 0 ? [...sorted, { mentor: null, juniors: alone }] : sorted
}

function membersOf(rows: Member[]): TeamDashboard['members'] {
  const members = new Map<string, Named & { roles: Role[] }>()
  for (const { id, name, role } of rows) {
    const member = members.get(id) ?? { id, name, roles: [] }
    member.roles.push(role)
    members.set(id, member)
  }
  return [...members.values()]
}

const days = (list: (Day | null)[]) => list.filter((day) => day !== null).sort()
const latest = (list: (Day | null)[]) => days(list).at(-1) ?? null
const earliest = (list: (Day | null)[]) => days(list)[0] ?? null
