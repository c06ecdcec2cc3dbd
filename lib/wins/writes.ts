import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { wins } from '#db/schema/wins.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands, type WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import type { EditWin, NoteWin } from './input.ts'
import { winDocument } from './rules.ts'
import { assertGoalOf, assertWinDay, openWin, placeToNote, winToEdit } from './scope.ts'

/**
 * For the junior and their current mentors. Sent twice, it's one. Throws `NotFound`, `FieldRefused` at `happenedOn` for a
 * day to come and at `goalId`, `Asked` about a day long ago, `FormUsed`.
 */
export async function noteWin(ctx: Ctx, input: NoteWin): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'noteWin' }, input, async () => {
      const { juniorId, teamId, body, happenedOn, link, goalId, visibility } = input
      const { zones } = await placeToNote(ctx, tx, { juniorId, teamId })
      assertWinDay(ctx, zones, happenedOn, input.meant)
      await assertGoalOf(ctx, tx, { juniorId, teamId }, goalId)
      const win = {
        id: newId(),
        teamId,
        juniorId,
        authorId: ctx.viewer.id,
        visibility,
        readerId: null,
        body,
        happenedOn,
        link,
        goalId,
        createdAt: ctx.now,
      }
      await tx.insert(wins).values(win)
      await indexText(tx, winDocument(win))
      await jotBecomes(ctx, tx, input.jotId, 'win', win.id)
      await recordAudit(ctx, tx, { event: 'win.noted', subjectId: win.id, teamId, detail: visibility })
      return { id: win.id }
    }),
  )
}

/** For its author, while they could note it. Throws `NotFound`, `Refused`, `Stale`, and as `noteWin` for what is new. */
export async function editWin(ctx: Ctx, input: EditWin): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editWin' }, input, async () => {
      const { win, zones } = await openWin(ctx, tx, input.winId)
      const { id, version } = win
      const { body, happenedOn, link, goalId } = input
      assertStands(win)
      const isSame = win.body === body && win.happenedOn === happenedOn
      if (isSame && win.link === link && win.goalId === goalId) return { id }
      if (version !== input.version) throw new Stale(version, wordsOf(win))
      if (happenedOn !== win.happenedOn) assertWinDay(ctx, zones, happenedOn, input.meant)
      if (goalId !== win.goalId) await assertGoalOf(ctx, tx, win, goalId)
      const { authorId, visibility, readerId, teamId, juniorId } = win
      await keepVersion(ctx, tx, {
        kind: 'win',
        recordId: id,
        number: version,
        authorId,
        visibility,
        readerId,
        teamId,
        juniorId,
        fields: { happenedOn: win.happenedOn, link: win.link, body: win.body },
      })
      const changed = { body, happenedOn, link, goalId, version: version + 1, editedAt: ctx.now }
      await tx.update(wins).set(changed).where(eq(wins.id, id))
      await indexText(tx, winDocument({ ...win, ...changed }))
      await recordAudit(ctx, tx, { event: 'win.edited', subjectId: id, teamId })
      return { id }
    }),
  )
}

/** For `withdrawText` and `putBackText`. Throws `NotFound` unless the viewer wrote it. Two queries. */
export async function winToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const { win, closed } = await winToEdit(ctx, tx, input.id)
  const { id, teamId, authorId, version, withdrawnAt } = win
  return {
    kind: 'win',
    id,
    teamId,
    authorId,
    version,
    withdrawnAt,
    words: wordsOf(win),
    ...(closed ? { closed } : {}),
    async save(withdrawn) {
      await tx.update(wins).set(withdrawn).where(eq(wins.id, id))
      if (withdrawn.withdrawnAt) await forgetText(tx, id)
      else await indexText(tx, winDocument(win))
    },
  }
}

type Win = typeof wins.$inferSelect

const wordsOf = ({ body, happenedOn, link, goalId }: Win) => ({
  body,
  happenedOn,
  link: link ?? '',
  goalId: goalId ?? '',
})
