import type { GoalState, MilestoneKind } from '#db/words.ts'

/** A milestone of one version. `texts` are all the words besides title, description and criteria, in a fixed order. */
export type VersionMilestone = {
  id: string
  key: string
  kind: MilestoneKind
  stageKey: string
  stageTitle: string
  stagePosition: number
  /** Of the version. */
  number: number
  title: string
  description: string
  criteria: readonly VersionCriterion[]
  texts: readonly string[]
}
export type VersionCriterion = { id: string; key: string; text: string }

export type MovingGoal = { id: string; state: GoalState; milestoneKey: string; from: VersionMilestone }
/** Keys of milestones, old to new. */
export type KeyMap = Readonly<Record<string, string>>

/**
 * What moving on means for a goal. `ended` and `gone` ones stay as they are; a `waiting` one moves once its evidence is
 * answered, and its `to` is where it will go, if it's anywhere. `why` it's gone: its milestone isn't there, another goal
 * of the junior has that one, or it's of another kind now.
 */
export type PlannedMove =
  | { goal: MovingGoal; fate: 'ended' }
  | { goal: MovingGoal; fate: 'waiting'; to: VersionMilestone | undefined }
  | { goal: MovingGoal; fate: 'gone'; why: 'removed' | 'taken' | 'kind' }
  | { goal: MovingGoal; fate: 'moves'; to: VersionMilestone; isReworded: boolean; isElsewhere: boolean }

/** Of goals of one junior on one roadmap, in the same order. Pure over any two versions and any map. */
export function planMove(
  goals: readonly MovingGoal[],
  to: readonly VersionMilestone[],
  map: KeyMap,
): PlannedMove[] {
  const milestones = new Map(to.map((milestone) => [milestone.key, milestone]))
  const targets = new Map(goals.map((goal) => [goal.id, milestones.get(mapped(map, goal.milestoneKey))]))
  const taken = takenTargets(goals, targets)
  return goals.map((goal): PlannedMove => {
    const target = targets.get(goal.id)
    if (goal.state === 'achieved' || goal.state === 'dropped') return { goal, fate: 'ended' }
    const why = !target
      ? 'removed'
      : taken.has(goal.id)
        ? 'taken'
        : target.kind !== goal.from.kind
          ? 'kind'
          : undefined
    if (goal.state === 'submitted') return { goal, fate: 'waiting', to: why ? undefined : target }
    if (!target || why) return { goal, fate: 'gone', why: why ?? 'removed' }
    const isReworded = !hasSameWords(goal.from, target)
    const isElsewhere = goal.from.stageKey !== target.stageKey
    return { goal, fate: 'moves', to: target, isReworded, isElsewhere }
  })
}

/** Own keys only: 'constructor' is a key as any other. */
function mapped(map: KeyMap, key: string): string {
  return Object.hasOwn(map, key) ? (map[key] ?? key) : key
}

/**
 * Goals that can't have the key they'd get, because a junior has one goal for each milestone. Who stays keeps a key that
 * another may have hoped for, so it's asked again until nobody else has to stay.
 */
function takenTargets(
  goals: readonly MovingGoal[],
  targets: ReadonlyMap<string, VersionMilestone | undefined>,
): ReadonlySet<string> {
  const holding = goals.filter(({ state }) => state !== 'dropped')
  const wants = (goal: MovingGoal) => {
    const target = targets.get(goal.id)
    if (goal.state === 'achieved' || !target || target.kind !== goal.from.kind) return goal.milestoneKey
    return target.key
  }
  const staying = new Set<string>()
  for (;;) {
    const isStaying = (goal: MovingGoal) => staying.has(goal.id) || wants(goal) === goal.milestoneKey
    // Until it's answered, a goal with evidence has its old key, and the new one is kept for it.
    const held = holding.flatMap((goal) =>
      isStaying(goal) || goal.state === 'submitted' ? [goal.milestoneKey] : [],
    )
    const keys = new Set(held)
    const before = staying.size
    for (const goal of holding) {
      if (isStaying(goal)) continue
      const key = wants(goal)
      if (keys.has(key)) staying.add(goal.id)
      else keys.add(key)
    }
    if (staying.size === before) return staying
  }
}

function hasSameWords(from: VersionMilestone, to: VersionMilestone): boolean {
  const words = ({ title, description, texts, criteria }: VersionMilestone) =>
    JSON.stringify([title, description, texts, criteria.map(({ text }) => text)])
  return words(from) === words(to)
}

export type CriterionMatch = { from: VersionCriterion; to: VersionCriterion; isReworded: boolean }

/**
 * Which criterion of one version goes on as which of the other: by key and text, then by its text, which somebody ticked
 * under whatever key, then by key with other words.
 */
export function matchCriteria(
  from: readonly VersionCriterion[],
  to: readonly VersionCriterion[],
): CriterionMatch[] {
  const matches: CriterionMatch[] = []
  const left = new Set(from)
  const open = new Set(to)
  const pair = (fits: (one: VersionCriterion, other: VersionCriterion) => boolean) => {
    for (const one of left)
      for (const other of open) {
        if (!fits(one, other)) continue
        matches.push({ from: one, to: other, isReworded: one.text !== other.text })
        left.delete(one)
        open.delete(other)
        break
      }
  }
  pair((one, other) => one.key === other.key && one.text === other.text)
  pair((one, other) => one.text === other.text)
  pair((one, other) => one.key === other.key)
  return matches
}

export type Ticked = {
  criterionId: string
  tickedAt: Date | null
  agreedAt: Date | null
  agreedById: string | null
}

/** What is said of the new criteria after moving: a reworded one keeps its tick, but nobody agreed to its new words. */
export function carriedOver(matches: readonly CriterionMatch[], said: readonly Ticked[]): Ticked[] {
  const saidOf = new Map(said.map((row) => [row.criterionId, row]))
  return matches.flatMap(({ from, to, isReworded }) => {
    const row = saidOf.get(from.id)
    if (!row) return []
    const { tickedAt } = row
    const agreed = isReworded
      ? { agreedAt: null, agreedById: null }
      : { agreedAt: row.agreedAt, agreedById: row.agreedById }
    return tickedAt || agreed.agreedAt ? [{ criterionId: to.id, tickedAt, ...agreed }] : []
  })
}

/** For a goal that two moves after one another concern: where the first leads is where the second begins. */
export function joinMaps(maps: readonly KeyMap[], keys: readonly string[]): KeyMap {
  return Object.fromEntries(keys.map((key) => [key, maps.reduce((at, map) => mapped(map, at), key)]))
}

export type PairsRead = { map: KeyMap; problems: string[] }

/** 'old-key,new-key' a line; a tab or semicolon will do. Problems are sentences with the line's number. */
export function readPairs(text: string): PairsRead {
  const pairs = new Map<string, string>()
  const problems: string[] = []
  for (const [place, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue
    const [from = '', to = '', ...more] = line.split(/[,;\t]/).map((cell) => unquoted(cell.trim()))
    const before = pairs.get(from)
    if (!from || !to || more.some(Boolean)) problems.push(`Line ${place + 1} isn’t an old key and a new one.`)
    else if (before !== undefined && before !== to)
      problems.push(`Line ${place + 1}: “${from}” is there twice, with two new keys.`)
    else pairs.set(from, to)
  }
  return { map: Object.fromEntries(pairs), problems }
}

// 'old,new', 'From key;To key', 'milestone_id' …
const heading =
  /^(?:(?:old|new|from|to|before|after)(?:[\s_-]*(?:milestone|key|id)s?)*|(?:milestone[\s_-]*)?(?:key|id)s?)$/i

/** As `readPairs`, of a file, whose first line may say what its columns are. */
export function readPairsFile(text: string): PairsRead {
  const [first = '', ...others] = text.split(/\r\n?|\n/)
  const cells = first.split(/[,;\t]/).map((cell) => unquoted(cell.trim()))
  const isHeading = cells.length >= 2 && cells.slice(0, 2).every((cell) => heading.test(cell))
  // Its place stays, so that lines keep their numbers.
  return readPairs([isHeading ? '' : first, ...others].join('\n'))
}

/** As `readPairs` reads it, in one order, so that two equal maps are written alike. */
export function pairsInWords(map: KeyMap): string {
  return Object.entries(map)
    .map(([from, to]) => `${from},${to}`)
    .sort()
    .join('\n')
}

const unquoted = (cell: string) => cell.replace(/^"(.*)"$/, '$1').replace(/^'/, '')
