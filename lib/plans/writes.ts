import { and, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import { plans } from '#db/schema/plans.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import type { EditPlan, NewPlan, RetirePlan } from './input.ts'
import { assertAsOpened, planToWrite } from './scope.ts'

/** `id` is the plan's. Throws NotFound unless the viewer leads the team. */
export async function createPlan(ctx: Ctx, input: NewPlan): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'createPlan' }, input, async () => {
      const [team] = await tx
        .select({ id: teams.id })
        .from(teams)
        .where(and(eq(teams.id, input.teamId), ledBy(ctx, teams.id)))
      if (!team) throw new NotFound()
      const id = newId()
      await tx.insert(plans).values({
        id,
        teamId: team.id,
        title: input.title,
        summary: '',
        createdById: ctx.viewer.id,
        createdAt: ctx.now,
        updatedById: ctx.viewer.id,
        updatedAt: ctx.now,
      })
      await recordAudit(ctx, tx, { event: 'plan.created', subjectId: id, teamId: team.id })
      return { id }
    }),
  )
}

/** What was started keeps the title that it had then. Throws NotFound, Stale with the saved texts. */
export async function editPlan(ctx: Ctx, input: EditPlan): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editPlan' }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      assertAsOpened(ctx, plan, input.version, { title: plan.title, summary: plan.summary })
      await tx
        .update(plans)
        .set({
          title: input.title,
          summary: input.summary,
          version: plan.version + 1,
          updatedById: ctx.viewer.id,
          updatedAt: ctx.now,
        })
        .where(eq(plans.id, plan.id))
      return { id: plan.id }
    }),
  )
}

/** A retired plan isn't started any more; what was started goes on. Throws NotFound, Refused if it's so already. */
export async function retirePlan(ctx: Ctx, input: RetirePlan): Promise<void> {
  await transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'retirePlan' }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      const retires = input.decision === 'retire'
      if (retires && plan.retiredAt) throw new Refused('This plan is retired already.')
      if (!retires && !plan.retiredAt) throw new Refused('This plan isn’t retired.')
      await tx
        .update(plans)
        .set(
          retires
            ? { retiredAt: ctx.now, retiredById: ctx.viewer.id }
            : { retiredAt: null, retiredById: null },
        )
        .where(eq(plans.id, plan.id))
      await recordAudit(ctx, tx, {
        event: retires ? 'plan.retired' : 'plan.brought_back',
        subjectId: plan.id,
        teamId: plan.teamId,
      })
      return { id: plan.id }
    }),
  )
}
