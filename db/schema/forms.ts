import { id, index, instant, ref, table, text, uniqueIndex } from '../columns.ts'
import { people } from './people.ts'

/** Which forms were sent, so that sending one again does nothing. Holds no text; rows are kept for 30 days. */
export const forms = table(
  'forms',
  {
    id: id(),
    authorId: ref(() => people.id).notNull(),
    /** Made by the page that showed the form. One author's says nothing to another. */
    formId: text().notNull(),
    verb: text().notNull(),
    /** Keyed with the instance's secret, so that nobody can try out texts on a copy of the file. */
    inputHash: text().notNull(),
    recordId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('forms_author_form').on(t.authorId, t.formId), index('forms_created').on(t.createdAt)],
)
