import { index, instant, number, oneOf, oneOfCheck, ref, table, text, uniqueIndex } from '../columns.ts'
import { documentKinds } from '../words.ts'
import { people, teams } from './people.ts'
import { audience, audienceChecks } from './visibility.ts'

/** One row per text, with its audience, written in the text's own transaction. */
export const searchDocuments = table(
  'search_documents',
  {
    /** Its number in the full-text index. */
    number: number(),
    recordId: text().notNull(),
    kind: oneOf(documentKinds).notNull(),
    /** The page that shows it: the id of a goal, session, review note, action or mentorship. */
    pageId: text().notNull(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    ...audience(),
    title: text().notNull(),
    body: text().notNull(),
    /** For the filter of a timeline: both through `fold()`. Null until the first start after an upgrade, as the next three. */
    foldedTitle: text(),
    foldedBody: text(),
    at: instant().notNull(),
    /** The terms of who reads it, by `readerTerms`. */
    readers: text(),
    /** The words that it's found by, as `framedWords`. */
    titleWords: text(),
    bodyWords: text(),
  },
  (t) => [
    oneOfCheck('search_documents_kind', t.kind, documentKinds),
    ...audienceChecks('search_documents', t),
    uniqueIndex('search_documents_record').on(t.recordId),
    index('search_documents_junior').on(t.juniorId, t.teamId),
  ],
)
