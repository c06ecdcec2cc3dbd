import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { getCircle } from '#lib/audience/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, ReaderChanged } from '#lib/core/errors.ts'
import type { Named } from '#lib/core/named.ts'
import { circleNamed, joinedSince, sentences } from './rules.ts'

// The one place that decides whether a text may go to whom its page named. A text reaches that reader or nobody.

type From = Pick<Transaction, 'select'>
type Junior = { juniorId: string; teamId: string }

const mentor = alias(people, 'named_mentor')
const junior = alias(people, 'named_junior')

/**
 * The reader of a junior's `pair` text: one of `readers`, the people they can write to now. Throws `FieldRefused` at
 * `visibility` if there's no one, or at `readerId` if the page named no one, and `ReaderChanged` at `field` if it named
 * someone else.
 */
export async function namedReader(
  ctx: Ctx,
  tx: From,
  of: Junior,
  { readers, namedId, field = 'visibility' }: { readers: Named[]; namedId: string | null; field?: string },
): Promise<string> {
  if (namedId && readers.some(({ id }) => id === namedId)) return namedId
  if (namedId) throw new ReaderChanged(field, await whyNotReader(ctx, tx, of, namedId))
  if (readers.length === 0)
    throw new FieldRefused(
      'visibility',
      'You have no mentor or lead here to write to. Keep it to yourself for now.',
    )
  throw new FieldRefused('readerId', 'Please choose who you’re writing to.')
}

/**
 * The reader of a mentor's or lead's `pair` text is the junior whom its subject names. Throws `ReaderChanged` if the page
 * named someone else.
 */
export function juniorAsReader({ juniorId }: Junior, namedId: string | null): string {
  if (namedId && namedId !== juniorId) throw new ReaderChanged('visibility', sentences.notYourReader)
  return juniorId
}

/**
 * For an edit: the new words of a `pair` text reach its reader, too. Throws `ReaderChanged` at `field` if the junior's
 * reader has left their circle. Three queries at most.
 */
export async function assertStillReads(
  ctx: Ctx,
  tx: From,
  of: Junior,
  { readerId, field }: { readerId: string | null; field: string },
): Promise<void> {
  if (!readerId || readerId === of.juniorId) return
  const { mentors, leads } = await getCircle(of, tx)
  if ([...mentors, ...leads].some(({ id }) => id === readerId)) return
  throw new ReaderChanged(field, await whyNotReader(ctx, tx, of, readerId))
}

/** Throws `ReaderChanged` at `visibility` if someone has joined the circle since the page named it. Two queries. */
export async function assertCircleNamed(tx: From, of: Junior, named: string): Promise<void> {
  const circle = await getCircle(of, tx)
  if (circleNamed(circle) === named) return
  const joined = joinedSince(named, circle)
  if (joined.length > 0) throw new ReaderChanged('visibility', sentences.joined(joined))
}

/**
 * For a form that names a mentorship. Throws `ReaderChanged` at `field` if the viewer was in that mentorship and it has
 * ended. One query.
 */
export async function assertPairGoesOn(ctx: Ctx, tx: From, mentorshipId: string, field: string) {
  const [pair] = await tx
    .select({
      endedAt: mentorships.endedAt,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(eq(mentorships.id, mentorshipId))
  if (!pair?.endedAt) return
  if (pair.junior.id === ctx.viewer.id)
    throw new ReaderChanged(field, sentences.notYourMentor(pair.mentor.name))
  if (pair.mentor.id === ctx.viewer.id)
    throw new ReaderChanged(field, sentences.notTheirMentor(pair.junior.name))
}

// Names only a mentor or lead whom the junior knows: a form could carry anyone's id.
async function whyNotReader(ctx: Ctx, tx: From, { juniorId, teamId }: Junior, namedId: string) {
  if (juniorId !== ctx.viewer.id) return sentences.notYourReader
  const { leads } = await getCircle({ juniorId, teamId }, tx)
  const lead = leads.find(({ id }) => id === namedId)
  if (lead) return sentences.hasMentorNow(lead.name)
  const [former] = await tx
    .select({ name: mentor.name })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .where(
      and(
        eq(mentorships.mentorId, namedId),
        eq(mentorships.juniorId, juniorId),
        eq(mentorships.teamId, teamId),
      ),
    )
    .limit(1)
  return former ? sentences.notYourMentor(former.name) : sentences.notYourReader
}
