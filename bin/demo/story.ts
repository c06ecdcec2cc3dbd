import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

// A story is a folder of YAML files, whose lists are joined. `ago` is a number of working days before today (see
// `workday`), and every time is on the clock of the person who acts.

const ago = z.number().int()
const words = z.string().transform((text) => text.trimEnd())
const time = z.string().regex(/^\d\d:\d\d$/)
const links = z.array(z.tuple([words, words])).default([])
const audience = z.enum(['pair', 'circle', 'private'])
/** By number of the criterion, from 1. */
const byCriterion = z.record(words, words).default({})

/** One thing that happens to a goal, named by its verb. */
const goalAct = z.strictObject({
  ago,
  at: time.optional(),
  by: z.enum(['junior', 'mentor']).optional(),
  start: z.literal(true).optional(),
  tick: z.array(z.number()).optional(),
  evidence: words.optional(),
  links,
  outcome: words.default(''),
  repository: words.optional(),
  /** Words of the evidence that are replaced by others within the hour. */
  mend: z.tuple([words, words]).optional(),
  ask: z.literal(true).optional(),
  take_back: z.literal(true).optional(),
  changes: words.optional(),
  missing: byCriterion,
  approve: words.optional(),
  step: z.number().optional(),
  /** What the mentor notes with a verdict, for themselves. */
  note: words.default(''),
  to: audience.optional(),
  say: words.optional(),
  /** What a comment, observation or entry says after its author has put it in other words. */
  edited: words.optional(),
  withdrawn: z.literal(true).optional(),
  block: words.optional(),
  unblock: z.literal(true).optional(),
  drop: words.optional(),
  take_up: z.literal(true).optional(),
  reopen: words.optional(),
  /** The new date in working days before today, with its reason. */
  due: z.tuple([ago, words]).optional(),
  observe: words.optional(),
  entry: words.optional(),
  url: words.optional(),
  /** The day of an observation or entry, if it was an earlier one. */
  on: ago.optional(),
})
export type GoalAct = z.output<typeof goalAct>

const point = words
  .transform((says) => ({ says, to: 'pair' as const, withdrawn: false }))
  .or(
    z.strictObject({
      says: words,
      to: z.enum(['pair', 'circle']).default('pair'),
      withdrawn: z.boolean().default(false),
    }),
  )

const promise = z.strictObject({
  junior: words.optional(),
  mentor: words.optional(),
  by: ago.optional(),
  /** When its owner closed it, if not in the next session. */
  done: ago.optional(),
  /** The session in which it's closed, if not the next one. */
  until: ago.optional(),
  ends: z.enum(['open', 'dropped']).optional(),
  /** Its words a day later. */
  edited: words.optional(),
  withdrawn: z.literal(true).optional(),
  to: z.literal('circle').optional(),
})

const session = z.strictObject({
  ago,
  at: time.optional(),
  /** Planned for the day alone. */
  untimed: z.literal(true).optional(),
  minutes: z.number().optional(),
  /** The junior's points, written the day before, and the mentor's. */
  asks: z.array(point).default([]),
  brings: z.array(words).default([]),
  /** Parts of points that stay for the next time. */
  keeps: z.array(words).default([]),
  notes: words.default(''),
  to: audience.default('pair'),
  mine: words.default(''),
  /** The notes after they were mended. */
  edited: words.optional(),
  /** The junior's own note. */
  theirs: words.optional(),
  theirs_to: audience.default('pair'),
  actions: z.array(promise).default([]),
  /** The day it was planned for at first, and when it was moved. */
  planned: ago.optional(),
  moved: ago.optional(),
  cancelled: ago.optional(),
  /** Its day has passed, and nobody has logged it. */
  unlogged: z.literal(true).optional(),
  unplanned: z.literal(true).optional(),
  /** Logged by mistake, and withdrawn soon after. */
  withdrawn: z.literal(true).optional(),
})
export type StorySession = z.output<typeof session>

const finding = z.strictObject({
  praise: words.optional(),
  suggestion: words.optional(),
  issue: words.optional(),
  at: words.optional(),
  says: words,
  code: words.optional(),
})

const review = z.strictObject({
  ago,
  pr: words,
  title: words,
  goals: z.array(words).default([]),
  to: audience.default('pair'),
  summary: words.default(''),
  well: words.default(''),
  improve: words.default(''),
  findings: z.array(finding).default([]),
  /** What is to improve, as the mentor puts it an hour later. */
  edited: words.optional(),
  withdrawn: z.literal(true).optional(),
})
export type StoryReview = z.output<typeof review>

const assignment = z.strictObject({
  ago,
  stage: words.optional(),
  milestones: z.array(words).default([]),
  /** Due days, first and last; one day for all of them; none. */
  due: z.tuple([ago, ago]).or(ago).optional(),
  /** Days of their own for some of the stage's milestones. */
  apart: z.record(words, ago).default({}),
})

const goals = z.record(words, z.array(goalAct))

/** A goal achieved at the first go: the day of the answer, evidence, feedback, and a link with its title. */
const quick = z.record(words, z.tuple([ago, words, words]).or(z.tuple([ago, words, words, words, words])))
const part = z.strictObject({
  junior: words.optional(),
  mentor: words.optional(),
  team: z.enum(['pythonistas', 'gophers']).optional(),
  assign: z.array(assignment).default([]),
  quick: quick.default({}),
  goals: goals.default({}),
  sessions: z.array(session).default([]),
  reviews: z.array(review).default([]),
})
export type Story = Omit<z.output<typeof part>, 'junior' | 'mentor' | 'team' | 'quick'> & {
  junior: string
  mentor: string
  team: 'pythonistas' | 'gophers'
}

export function readStories(): Story[] {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  )
  return folders.map(({ name }) => readStory(path.join(import.meta.dirname, name)))
}

function readStory(folder: string): Story {
  const story: z.output<typeof part> = part.parse({})
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name)
    const read = part.safeParse(parse(readFileSync(file, 'utf8')))
    if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
    const { assign, quick, goals, sessions, reviews, ...rest } = read.data
    Object.assign(story, rest)
    story.assign.push(...assign)
    for (const [key, acts] of Object.entries(goals)) story.goals[key] = acts
    for (const [key, told] of Object.entries(quick)) story.goals[key] = quickActs(told)
    story.sessions.push(...sessions)
    story.reviews.push(...reviews)
  }
  const { junior, mentor, team = 'pythonistas' } = story
  if (!junior || !mentor) throw new Error(`${folder} doesn’t say whose story it is.`)
  return { ...story, junior, mentor, team }
}

// Everyone has goals by then.
const MAX_AGO = 131

function quickActs([answered, evidence, approve, url, title]: z.output<typeof quick>[string]): GoalAct[] {
  const sent = answered + (answered % 3 === 0 ? 2 : 1)
  const links = url && title ? [[url, title]] : []
  const acts = [
    { ago: Math.min(sent + 5, MAX_AGO), at: '14:40', start: true },
    { ago: sent, evidence, links },
    { ago: answered, approve },
  ]
  return acts.map((act) => goalAct.parse(act))
}
