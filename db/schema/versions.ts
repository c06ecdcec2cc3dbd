import { id, instant, integer, json, oneOf, oneOfCheck, ref, table, text, uniqueIndex } from '../columns.ts'
import { textKinds } from '../words.ts'
import { people, teams } from './people.ts'
import { audience, audienceChecks } from './visibility.ts'

/** Earlier words of texts that were edited, each with the readers that it had when it was replaced. Part of the record. */
export const textVersions = table(
  'text_versions',
  {
    id: id(),
    kind: oneOf(textKinds).notNull(),
    recordId: text().notNull(),
    /** The text's version that had these words. */
    number: integer().notNull(),
    ...audience(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    /** By the names of the text's columns. */
    fields: json<Record<string, string>>().notNull(),
    replacedAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('text_versions_kind', t.kind, textKinds),
    ...audienceChecks('text_versions', t),
    uniqueIndex('text_versions_number').on(t.recordId, t.number),
  ],
)
