import { boolean, id, instant, ref, table, text, uniqueIndex } from '../columns.ts'
import { people } from './people.ts'

/** A person's private calendar feed. Renewing it replaces the secret, so the old address is gone. */
export const calendarFeeds = table(
  'calendar_feeds',
  {
    id: id(),
    personId: ref(() => people.id).notNull(),
    /** SHA-256 of the secret, which only the address contains. */
    secretHash: text().notNull(),
    /** Otherwise a title says "Mentoring", for a screen that others see. */
    showsNames: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    renewedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('calendar_feeds_person').on(t.personId),
    uniqueIndex('calendar_feeds_secret').on(t.secretHash),
  ],
)
