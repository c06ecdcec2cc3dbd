import { and, eq, isNull, or } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'
import { lastChange } from '#lib/record/audit/reads.ts'

/** Changes with the roles a person holds in a team and the mentorships that rest on them. Two queries. */
export async function endingVersion(
  from: Pick<Transaction, 'select'>,
  teamId: string,
  personId: string,
): Promise<string> {
  const roles = await from
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(eq(memberships.teamId, teamId), eq(memberships.personId, personId), isNull(memberships.endedAt)),
    )
  const pairs = await pairsAround(from, teamId, personId, isNull(mentorships.endedAt))
  return hashToken(
    [...roles, ...pairs]
      .map(({ id }) => id)
      .sort()
      .join(' '),
  )
}

/** Throws Stale, with what was last changed, if the page showed other roles or mentorships. */
export async function assertEndingAsShown(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  { teamId, personId, version }: { teamId: string; personId: string; version: string },
): Promise<void> {
  const current = await endingVersion(tx, teamId, personId)
  if (current === version) return
  const pairs = await pairsAround(tx, teamId, personId)
  const subject = { teamId, subjectIds: [personId, ...pairs.map(({ id }) => id)] }
  const happened = await lastChange(ctx, tx, subject, {
    'membership.started': 'gave this person a role',
    'membership.ended': 'ended a role of this person',
    'mentorship.started': 'started a mentorship of this person',
    'mentorship.ended': 'ended a mentorship of this person',
  })
  const changed = happened ?? 'This person’s roles and mentorships have changed.'
  throw new Stale(current, {}, `${changed} Open this page again to see what would end now.`)
}

function pairsAround(
  from: Pick<Transaction, 'select'>,
  teamId: string,
  personId: string,
  which?: ReturnType<typeof isNull>,
) {
  return from
    .select({ id: mentorships.id })
    .from(mentorships)
    .where(
      and(
        eq(mentorships.teamId, teamId),
        or(eq(mentorships.mentorId, personId), eq(mentorships.juniorId, personId)),
        which,
      ),
    )
}
