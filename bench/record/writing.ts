import type BetterSqlite from 'better-sqlite3'
import { criteria, milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import {
  roadmapImports,
  roadmapSuggestions,
  workingCopies,
  workingMilestones,
  workingStages,
} from '#db/schema/working-copies.ts'
import type { Insert } from '../fill.ts'
import { idAt } from './ids.ts'

const STAGES = 4
const IN_EACH = 75
const SUGGESTIONS = 60
const ofOtherKinds = {
  outcome: null,
  rubric: null,
  period: null,
  entriesPerPeriod: null,
  periodsNeeded: null,
}

/**
 * The lead's team has a roadmap of 300 milestones of its own, which nobody is on, the next version of it as a working copy,
 * changes to it that a mentor suggests, and a file that the lead has uploaded.
 */
export function makeLargeRoadmap(connection: BetterSqlite.Database, insert: Insert, at: Date): void {
  const lead = connection
    .prepare(
      `select p.id as id, m.team_id as teamId from people p join memberships m on m.person_id = p.id
      where p.email = 'lead@demo.cairn' and m.role = 'lead'`,
    )
    .get() as { id: string; teamId: string } | undefined
  if (!lead) return
  const roadmapId = idAt(at)
  const versionId = idAt(at)
  const copyId = idAt(at)
  const title = 'All that one can learn here'
  const summary = 'Longer than any team would write it.'
  const expects = Array.from({ length: STAGES * IN_EACH }, (_, index) => ({
    milestone: `step-${Math.floor(index / IN_EACH) + 1}-${(index % IN_EACH) + 1}`,
    step: null,
  }))
  const levels = [{ key: 'everything', title: 'Everything', expects }]
  insert(roadmaps, [{ id: roadmapId, teamId: lead.teamId, key: 'all', createdAt: at }])
  insert(roadmapVersions, [
    { id: versionId, roadmapId, number: 1, title, summary, levels, contentHash: 'bench', publishedAt: at },
  ])
  const edited = { updatedById: lead.id, updatedAt: at }
  insert(workingCopies, [
    {
      id: copyId,
      roadmapId,
      basedOnId: versionId,
      title,
      summary,
      levels,
      createdById: lead.id,
      createdAt: at,
      ...edited,
    },
  ])
  for (let stage = 1; stage <= STAGES; stage++) {
    const about = { key: `stage-${stage}`, position: stage, title: `Stage ${stage} of the way`, summary }
    const stageId = idAt(at)
    const workingId = idAt(at)
    insert(stages, [{ id: stageId, ...about, roadmapVersionId: versionId }])
    insert(workingStages, [{ id: workingId, workingCopyId: copyId, ...about, ...edited }])
    for (let position = 1; position <= IN_EACH; position++) {
      const texts = [1, 2, 3].map((key) => ({ key: `${key}`, text: `Does part ${key} of step ${position}` }))
      const facts = {
        key: `step-${stage}-${position}`,
        position,
        kind: 'skill' as const,
        title: `Step ${position} of stage ${stage}, as it’s done in this team`,
        description: 'What it’s good for, in a sentence of a usual length.',
      }
      const milestoneId = idAt(at)
      // In a company all rows of a table have the same columns.
      insert(milestones, [{ id: milestoneId, stageId, ...facts, ...ofOtherKinds }])
      insert(
        criteria,
        texts.map(({ key, text }, index) => ({ id: idAt(at), milestoneId, key, position: index + 1, text })),
      )
      insert(workingMilestones, [
        {
          id: idAt(at),
          workingCopyId: copyId,
          stageId: workingId,
          ...facts,
          criteria: texts,
          needs: [],
          shown: [],
          resources: [],
          ...edited,
        },
      ])
    }
  }
  suggest(connection, insert, { roadmapId, ...lead, at })
  const table = [
    'Level,Area,Criterion',
    ...Array.from({ length: 200 }, (_, row) => `L${row % 4},A${row},Does it`),
  ]
  insert(roadmapImports, [
    {
      id: idAt(at),
      authorId: lead.id,
      teamId: lead.teamId,
      fileName: 'ladder.csv',
      content: Buffer.from(table.join('\n')).toString('base64'),
      choices: {},
      createdAt: at,
    },
  ])
}

type Suggested = { roadmapId: string; teamId: string; id: string; at: Date }

function suggest(
  connection: BetterSqlite.Database,
  insert: Insert,
  { roadmapId, teamId, id: leadId, at }: Suggested,
): void {
  const authorId = connection.prepare("select id from people where email = 'mentor@demo.cairn'").pluck().get()
  if (typeof authorId !== 'string') return
  insert(
    roadmapSuggestions,
    Array.from({ length: SUGGESTIONS }, (_, number) => {
      const isOpen = number % 3 === 0
      return {
        id: idAt(at),
        roadmapId,
        teamId,
        milestoneKey: `step-${(number % STAGES) + 1}-${(number % IN_EACH) + 1}`,
        authorId,
        body: `I’d say it in fewer words, and name what one does when it fails. That was number ${number}.`,
        state: isOpen ? ('open' as const) : ('answered' as const),
        answer: isOpen ? null : 'We’ll look at it when the others have tried it.',
        answeredById: isOpen ? null : leadId,
        answeredAt: isOpen ? null : at,
        createdAt: at,
      }
    }),
  )
}
