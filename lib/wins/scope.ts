import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people } from '#db/schema/people.ts'
import { wins } from '#db/schema/wins.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { type KeptZones, latestDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { mayNoteFor } from './access.ts'

type From = Pick<Transaction, 'select'>
type Place = { juniorId: string; teamId: string }

async function findPlace(ctx: Ctx, tx: From, { juniorId, teamId }: Place) {
  const [place] = await tx
    .select({ zones: keptZones(people) })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.personId, juniorId), eq(memberships.teamId, teamId), mayNoteFor(ctx)))
  return place
}

/** Throws `NotFound` unless the viewer is that junior or mentors them in that team now. One query. */
export async function placeToNote(ctx: Ctx, tx: From, place: Place): Promise<{ zones: KeptZones }> {
  const found = await findPlace(ctx, tx, place)
  if (!found) throw new NotFound()
  return found
}

/** For its author. Throws `NotFound`; `closed` is why nothing is changed any more, if so. Two queries. */
export async function winToEdit(ctx: Ctx, tx: From, winId: string) {
  const [win] = await tx
    .select()
    .from(wins)
    .where(and(eq(wins.id, winId), eq(wins.authorId, ctx.viewer.id)))
  if (!win) throw new NotFound()
  const place = await findPlace(ctx, tx, win)
  const left =
    win.juniorId === ctx.viewer.id
      ? 'You have left this team, so this stays as it is.'
      : 'You no longer mentor this junior, so this stays as it is.'
  return { win, zones: place?.zones, closed: place ? undefined : left }
}

/** As `winToEdit`, and throws `Refused` with its sentence. */
export async function openWin(ctx: Ctx, tx: From, winId: string) {
  const { win, zones, closed } = await winToEdit(ctx, tx, winId)
  if (!zones) throw new Refused(closed ?? '')
  return { win, zones }
}

/** Throws `FieldRefused` at `happenedOn` for a day that has begun for neither of them, `Asked` about an odd one. */
export function assertWinDay(ctx: Ctx, zones: KeptZones, day: string, meant?: string[]): void {
  const today = latestDay(ctx.now, zones, ctx.viewer.zones)
  if (day > today) throw new FieldRefused('happenedOn', 'This day is in the future.')
  askAboutDays([{ field: 'happenedOn', day, kind: 'past', today }], meant)
}

/** Throws `FieldRefused` at `goalId` unless it's this junior's in this team and the viewer sees it. None or one query. */
export async function assertGoalOf(ctx: Ctx, tx: From, place: Place, goalId: string | null): Promise<void> {
  if (!goalId) return
  const { juniorId, teamId } = place
  const [goal] = await tx
    .select({ id: goals.id })
    .from(goals)
    .where(
      and(eq(goals.id, goalId), eq(goals.juniorId, juniorId), eq(goals.teamId, teamId), goalsVisibleTo(ctx)),
    )
  if (!goal) throw new FieldRefused('goalId', 'Please choose one from the list.')
}
