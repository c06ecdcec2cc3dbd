import { jots } from '#db/schema/jots.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import { wins } from '#db/schema/wins.ts'
import type { Days, Insert, SearchRow } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'
import { sentence } from './texts.ts'

/** A win each month, and the mentor's jots about the junior. Returns what is to be searched. */
export function makeWinsAndJots(insert: Insert, junior: Junior, { moment, day }: Days): SearchRow[] {
  const { teamId, id: juniorId, mentorId, number } = junior
  const won = Array.from({ length: 12 }, (_, month) => ({
    id: idAt(moment(month * 30 + 3)),
    teamId,
    juniorId,
    authorId: month % 2 ? mentorId : juniorId,
    visibility: 'circle' as const,
    body: sentence(number * 13 + month),
    happenedOn: day(month * 30 + 3),
    createdAt: moment(month * 30 + 3),
  }))
  const jotted = Array.from({ length: 8 }, (_, index) => ({
    id: idAt(moment(index + 1)),
    authorId: mentorId,
    teamId,
    aboutId: juniorId,
    body: sentence(number * 7 + index),
    state: 'open' as const,
    createdAt: moment(index + 1),
  }))
  insert(wins, won)
  insert(jots, jotted)
  const all = { teamId, juniorId, readerId: null, title: '' }
  return [
    ...won.map(({ id, authorId, body, createdAt: at }) => ({
      ...all,
      recordId: id,
      kind: 'win' as const,
      pageId: id,
      authorId,
      visibility: 'circle' as const,
      body,
      at,
    })),
    ...jotted.map(({ id, authorId, body, createdAt: at }) => ({
      ...all,
      recordId: id,
      kind: 'jot' as const,
      pageId: id,
      authorId,
      visibility: 'private' as const,
      body,
      at,
    })),
  ]
}

/** A dozen of the team's own, beside Cairn's. */
export function makeTemplates(insert: Insert, teamId: string, leadId: string, { moment }: Days): void {
  const written = { createdById: leadId, updatedById: leadId, createdAt: moment(40), updatedAt: moment(40) }
  insert(
    sessionTemplates,
    Array.from({ length: 12 }, (_, index) => ({
      ...written,
      id: idAt(moment(40)),
      teamId,
      title: sentence(index),
      questions: [1, 2, 3, 4, 5].map((question) => sentence(index * 5 + question)),
    })),
  )
}
