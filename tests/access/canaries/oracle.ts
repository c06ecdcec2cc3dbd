import type BetterSqlite from 'better-sqlite3'
import type { Canary } from './plant.ts'

/**
 * Who may read each text, decided by hand from what the help page promises (“Who sees what”), over the plain rows. It
 * uses nothing of the program, so that a fault in the program's conditions can't be in here as well.
 */
export type Readers = (canary: Canary) => ReadonlySet<string> | 'everyone'

type Row = Record<string, string | number | null>

const tableOf: Record<string, string> = {
  comment: 'comments',
  evidence: 'evidence',
  observation: 'observations',
  habit_entry: 'habit_entries',
  session_note: 'session_notes',
  action: 'actions',
  agenda_point: 'agenda_points',
  review: 'reviews',
  proposal: 'goal_proposals',
  win: 'wins',
}

export function readersFrom(database: BetterSqlite.Database): Readers {
  const load = (table: string) =>
    new Map((database.prepare(`SELECT * FROM "${table}"`).all() as Row[]).map((row) => [String(row.id), row]))
  const tables = new Map<string, Map<string, Row>>()
  const rowOf = (table: string, id: unknown): Row => {
    const rows = tables.get(table) ?? load(table)
    tables.set(table, rows)
    const row = rows.get(String(id))
    if (!row) throw new Error(`${table} has no row ${id}.`)
    return row
  }
  const all = (table: string) => [...load(table).values()]
  const people = all('people')
  const admins = people.filter((row) => row.is_admin).map((row) => String(row.id))
  const memberships = all('memberships')
  const mentorships = all('mentorships')
  const teamsOf = (personId: unknown) =>
    new Set(memberships.filter((row) => row.person_id === personId).map((row) => row.team_id))
  const leadsOf = (teamId: unknown) =>
    memberships
      .filter((row) => row.team_id === teamId && row.role === 'lead' && row.ended_at === null)
      .map((row) => String(row.person_id))

  // The junior, their mentors and the team's leads, now.
  const circle = (juniorId: unknown, teamId: unknown) => [
    String(juniorId),
    ...mentorships
      .filter((row) => row.junior_id === juniorId && row.team_id === teamId && row.ended_at === null)
      .map((row) => String(row.mentor_id)),
    ...leadsOf(teamId),
  ]
  // Only the author, also of what they withdrew; the author and one reader; or the author and the circle.
  const audience = (text: Row, about: { junior_id?: unknown; team_id?: unknown }) => {
    const author = String(text.author_id)
    if (text.visibility === 'private' || text.withdrawn_at) return [author]
    if (text.visibility === 'pair') return [author, String(text.reader_id)]
    return [author, ...circle(about.junior_id, about.team_id)]
  }
  const goalOf = (row: Row) => rowOf('goals', row.goal_id)
  const circleOfGoal = (goal: Row, author: unknown) => [
    String(author ?? goal.junior_id),
    ...circle(goal.junior_id, goal.team_id),
  ]
  const textOfCircle = (row: Row) =>
    row.withdrawn_at ? [String(row.author_id)] : circleOfGoal(goalOf(row), row.author_id)
  // Names are known in the teams that someone was ever in, and to admins, whose own names are known to all.
  const knowing = (personId: unknown) => {
    if (admins.includes(String(personId))) return people.map((row) => String(row.id))
    const teams = teamsOf(personId)
    const mates = memberships.filter((row) => teams.has(row.team_id)).map((row) => String(row.person_id))
    return [String(personId), ...admins, ...mates]
  }

  // A team's roadmap is there for who is in the team now, and for juniors who were assigned from it; any other for everyone.
  const places = all('roadmap_people')
  const peopleOfVersion = (version: Row): readonly string[] | 'everyone' => {
    const roadmap = rowOf('roadmaps', version.roadmap_id)
    if (roadmap.team_id === null) return 'everyone'
    const isThere = (row: Row) => row.team_id === roadmap.team_id && row.ended_at === null
    return [
      ...memberships.filter(isThere).map((row) => String(row.person_id)),
      ...mentorships.filter(isThere).map((row) => String(row.mentor_id)),
      ...places.filter((row) => row.roadmap_id === roadmap.id).map((row) => String(row.junior_id)),
    ]
  }
  // An own goal's is read by whoever reads the goal.
  const ownGoals = new Map(
    all('goals').flatMap((row) => (row.roadmap_id === null ? [[row.milestone_id, row] as const] : [])),
  )
  const peopleOfMilestone = (milestone: Row) => {
    const own = ownGoals.get(milestone.id ?? '')
    if (own) return circle(own.junior_id, own.team_id)
    const stage = rowOf('stages', milestone.stage_id)
    return peopleOfVersion(rowOf('roadmap_versions', stage.roadmap_version_id))
  }

  const writersOfCopy = (copy: Row) => {
    const { team_id: teamId } = rowOf('roadmaps', copy.roadmap_id)
    return teamId === null ? admins : leadsOf(teamId)
  }

  // Its leads write a team's plans and its mentors start them; juniors see what was started for them.
  const readersOfPlan = (plan: Row) =>
    memberships
      .filter((row) => row.team_id === plan.team_id && row.role !== 'junior' && row.ended_at === null)
      .map((row) => String(row.person_id))
  const sentencesOf = (confirmationId: unknown) =>
    all('level_sentences').filter((row) => row.confirmation_id === confirmationId)

  const rules: Record<string, (row: Row, column: string) => readonly string[] | 'everyone'> = {
    roadmap_versions: peopleOfVersion,
    stages: (row) => peopleOfVersion(rowOf('roadmap_versions', row.roadmap_version_id)),
    milestones: peopleOfMilestone,
    criteria: (row) => peopleOfMilestone(rowOf('milestones', row.milestone_id)),
    resources: (row) => peopleOfMilestone(rowOf('milestones', row.milestone_id)),
    themes: () => 'everyone',
    working_copies: writersOfCopy,
    working_stages: (row) => writersOfCopy(rowOf('working_copies', row.working_copy_id)),
    working_milestones: (row) => writersOfCopy(rowOf('working_copies', row.working_copy_id)),
    plans: readersOfPlan,
    session_templates: readersOfPlan,
    plan_items: (row) => readersOfPlan(rowOf('plans', row.plan_id)),
    plan_starts: (row) => circle(row.junior_id, row.team_id),
    roadmap_imports: (row) => [String(row.author_id)],
    // An answer reaches its author if they were a mentor of the team when it was given, or are one.
    roadmap_suggestions: (row, column) => {
      const isThere = memberships.some(
        (held) =>
          held.person_id === row.author_id &&
          held.team_id === row.team_id &&
          held.role === 'mentor' &&
          (held.ended_at === null || Number(held.ended_at) > Number(row.answered_at)),
      )
      const author = column === 'answer' && !isThere ? [] : [String(row.author_id)]
      return [...author, ...leadsOf(row.team_id)]
    },

    people: (row, column) =>
      column === 'email'
        ? [String(row.id), ...admins, ...[...teamsOf(row.id)].flatMap(leadsOf)]
        : knowing(row.id),
    teams: (row) => [
      ...admins,
      ...memberships.filter((held) => held.team_id === row.id).map((held) => String(held.person_id)),
    ],
    invites: (row) => [...admins, ...leadsOf(row.team_id)],
    sign_ins: (row) => [String(row.person_id)],
    drafts: (row) => [String(row.author_id)],
    sign_in_failures: () => [],

    goals: (row) => circleOfGoal(row, row.blocked_by_id),
    // Whoever answered keeps their answer.
    goal_proposals: (row, column) => {
      if (row.withdrawn_at) return [String(row.junior_id)]
      const readers = circle(row.junior_id, row.team_id)
      return column === 'answer' ? [...readers, String(row.answered_by_id)] : readers
    },
    goal_events: (row) => circleOfGoal(goalOf(row), row.actor_id),
    evidence: textOfCircle,
    evidence_links: (row) => textOfCircle(rowOf('evidence', row.evidence_id)),
    observations: textOfCircle,
    habit_entries: textOfCircle,
    // Whoever confirmed a level, or took it back, keeps its name with what they wrote.
    level_confirmations: (row, column) => [
      ...circle(row.junior_id, row.team_id),
      ...(row.taken_back_by_id ? [String(row.taken_back_by_id)] : []),
      ...(column === 'level_title' ? sentencesOf(row.id).map((said) => String(said.author_id)) : []),
    ],
    level_sentences: (row) => {
      const confirmation = rowOf('level_confirmations', row.confirmation_id)
      return [String(row.author_id), ...circle(confirmation.junior_id, confirmation.team_id)]
    },
    verdicts: (row) => audience(row, goalOf(row)),
    verdict_criteria: (row) => {
      const verdict = rowOf('verdicts', row.verdict_id)
      return audience(verdict, goalOf(verdict))
    },
    comments: (row) => audience(row, goalOf(row)),
    // An earlier version is read by whoever could read that version and can read the text now.
    text_versions: (row) => {
      const table = tableOf[String(row.kind)] ?? ''
      const now = rules[table]?.(rowOf(table, row.record_id), 'body') ?? []
      return audience(row, row).filter((reader) => now.includes(reader))
    },
    // A session that was withdrawn leaves its notes to their authors.
    session_notes: (row) => {
      const session = rowOf('sessions', row.session_id)
      return session.withdrawn_at ? [String(row.author_id)] : audience(row, session)
    },
    // A word is its junior's and, until it's withdrawn, its reader's, whatever becomes of the session.
    session_opinions: (row) =>
      row.withdrawn_at ? [String(row.junior_id)] : [String(row.junior_id), String(row.reader_id)],
    agenda_points: (row) => audience(row, rowOf('mentorships', row.mentorship_id)),
    actions: (row) => audience(row, row),
    jots: (row) => [String(row.author_id)],
    wins: (row) => audience(row, row),
    reviews: (row) => audience(row, row),
    findings: (row) => {
      const review = rowOf('reviews', row.review_id)
      return audience(review, review)
    },
  }

  return ({ table, column, rowId }) => {
    const rule = rules[table]
    if (!rule) throw new Error(`Nobody decided who reads ${table}.`)
    const readers = rule(rowOf(table, rowId), column)
    return readers === 'everyone' ? readers : new Set(readers)
  }
}
