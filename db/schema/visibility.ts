import { sql } from 'drizzle-orm'
import { check, oneOf, oneOfCheck, ref } from '../columns.ts'
import { visibilities } from '../words.ts'
import { people } from './people.ts'

/** Columns of a text with a visibility. Only a `pair` text has a reader. */
export const audience = () => ({
  authorId: ref(() => people.id).notNull(),
  visibility: oneOf(visibilities).notNull(),
  readerId: ref(() => people.id),
})

type AudienceColumns = { visibility: unknown; readerId: unknown }

export function audienceChecks(name: string, t: AudienceColumns): ReturnType<typeof check>[] {
  return [
    oneOfCheck(`${name}_visibility`, t.visibility, visibilities),
    check(`${name}_reader`, sql`(${t.visibility} = 'pair') = (${t.readerId} is not null)`),
  ]
}
