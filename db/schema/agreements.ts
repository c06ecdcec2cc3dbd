import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
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
import { type AgreementPart, type AgreementView, agreementMoments } from '../words.ts'
import { mentorships, people, teams } from './people.ts'

/**
 * What a pair expects of each other, read by the two. A change is a row of its own, and the one before stands until both
 * have confirmed it. The circle knows that there is one, and its days.
 */
export const agreements = table(
  'agreements',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    mentorshipId: ref(() => mentorships.id).notNull(),
    mentorId: ref(() => people.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    /** 1 for the first of the mentorship, then counted on. */
    number: integer().notNull(),
    mentorExpects: text().notNull(),
    juniorExpects: text().notNull(),
    /** How often they meet. */
    rhythm: text().notNull(),
    /** How they reach each other. */
    reaching: text().notNull(),
    untilOn: day(),
    version: integer().notNull().default(1),
    writtenById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    mentorConfirmedAt: instant(),
    juniorConfirmedAt: instant(),
    /** By the one who wrote it, before both had confirmed it. */
    withdrawnAt: instant(),
  },
  (t) => [
    dayCheck('agreements_until_on', t.untilOn),
    check('agreements_number', sql`${t.number} >= 1`),
    uniqueIndex('agreements_one').on(t.mentorshipId, t.number),
    index('agreements_junior').on(t.juniorId, t.teamId, t.createdAt),
    index('agreements_written_by').on(t.writtenById),
  ],
)

/** How one of the two saw it at half time or at the end, read by both. */
export const agreementReviews = table(
  'agreement_reviews',
  {
    id: id(),
    agreementId: ref(() => agreements.id).notNull(),
    personId: ref(() => people.id).notNull(),
    moment: oneOf(agreementMoments).notNull(),
    parts: json<Partial<Record<AgreementPart, AgreementView>>>().notNull(),
    body: text(),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    oneOfCheck('agreement_reviews_moment', t.moment, agreementMoments),
    uniqueIndex('agreement_reviews_one').on(t.agreementId, t.personId, t.moment),
  ],
)
