import {
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { draftVerbs } from '../words.ts'
import { people } from './people.ts'

/**
 * What is typed and not yet sent: its author's only. The subject and the reader are ids that the author's browser
 * named, so nothing is shown of them that the author may not see.
 */
export const drafts = table(
  'drafts',
  {
    id: id(),
    authorId: ref(() => people.id).notNull(),
    formId: text().notNull(),
    verb: oneOf(draftVerbs).notNull(),
    /** The goal, junior, mentorship or session written about, or the text being edited. */
    subjectId: text().notNull(),
    /** Where the form is: '/goals/ID'. */
    address: text().notNull(),
    /** The one reader that the form named. */
    readerId: text(),
    fields: json<Record<string, string | string[]>>().notNull(),
    version: integer().notNull().default(1),
    /** The opened page that kept it last, and the number of times that page had kept by then. */
    pageId: text().notNull(),
    turn: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** When its author last had it on a page. */
    seenAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('drafts_verb', t.verb, draftVerbs),
    uniqueIndex('drafts_form').on(t.authorId, t.formId),
    index('drafts_author').on(t.authorId, t.updatedAt),
    index('drafts_seen').on(t.seenAt),
  ],
)
