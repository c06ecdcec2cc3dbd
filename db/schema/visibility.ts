import { sql } from 'drizzle-orm'
import { check, oneOf, oneOfCheck, ref } from '../columns.ts'
import { visibilities } from '../words.ts'
import { people } from './people.ts'

/** The columns of every text that somebody wrote: who wrote it, who may read it. A `pair` text stores its one reader. */
export const audience = () => ({
  authorId: ref(() => people.id).notNull(),
  visibility: oneOf(visibilities).notNull(),
  readerId: ref(() => people.id),
})

type AudienceColumns = { visibility: unknown; readerId: unknown }

/** The CHECKs that belong to `audience()`: a known visibility, and a reader exactly where it is `pair`. */
export function audienceChecks(name: string, t: AudienceColumns): ReturnType<typeof check>[] {
  return [
    oneOfCheck(`${name}_visibility`, t.visibility, visibilities),
    check(`${name}_reader`, sql`(${t.visibility} = 'pair') = (${t.readerId} is not null)`),
  ]
}
