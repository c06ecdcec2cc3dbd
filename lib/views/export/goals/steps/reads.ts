import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { evidence, goalEvents, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { criteria, milestones } from '#db/schema/roadmaps.ts'
import { feedbackExported, goalsExported, stepsExported, verdictsExported } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')
const junior = alias(people, 'junior')

const ofGoal = { goal: milestones.title, juniorId: goals.juniorId, junior: junior.name }

/** The circle reads what was decided, whoever may read the feedback; and feedback is read by whom it's for, without a circle. */
export const verdictSheet = sheet('verdicts', {
  id: verdicts.id,
  fields: (ctx) => ({
    goalId: where(goalsExported(ctx), verdicts.goalId),
    ...ofGoal,
    evidenceId: where(goalsExported(ctx), verdicts.evidenceId),
    authorId: verdicts.authorId,
    author: author.name,
    decision: where(goalsExported(ctx), verdicts.decision),
    rubricStep: where(goalsExported(ctx), verdicts.rubricStep),
    allMet: where(goalsExported(ctx), verdicts.allMet),
    visibility: where(feedbackExported(ctx), verdicts.visibility),
    readerId: where(feedbackExported(ctx), verdicts.readerId),
    reader: where(feedbackExported(ctx), reader.name),
    feedback: where(feedbackExported(ctx), verdicts.feedback),
    createdAt: verdicts.createdAt,
  }),
  from: (chosen) =>
    chosen
      .from(verdicts)
      .innerJoin(goals, eq(goals.id, verdicts.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, verdicts.authorId))
      .leftJoin(reader, eq(reader.id, verdicts.readerId)),
  where: verdictsExported,
})

export const verdictCriterionSheet = sheet('verdict_criteria', {
  id: verdictCriteria.id,
  fields: (ctx) => ({
    verdictId: verdictCriteria.verdictId,
    criterionId: verdictCriteria.criterionId,
    criterion: criteria.text,
    met: where(goalsExported(ctx), verdictCriteria.met),
    remark: where(feedbackExported(ctx), verdictCriteria.remark),
  }),
  from: (chosen) =>
    chosen
      .from(verdictCriteria)
      .innerJoin(verdicts, eq(verdicts.id, verdictCriteria.verdictId))
      .innerJoin(goals, eq(goals.id, verdicts.goalId))
      .innerJoin(criteria, eq(criteria.id, verdictCriteria.criterionId)),
  where: verdictsExported,
})

/** The history of goals. Who gave a reason and is no longer in the circle has that reason only. */
export const goalEventSheet = sheet('goal_events', {
  id: goalEvents.id,
  fields: (ctx) => ({
    goalId: goalEvents.goalId,
    ...ofGoal,
    kind: where(goalsExported(ctx), goalEvents.kind),
    actorId: goalEvents.actorId,
    actor: author.name,
    at: goalEvents.at,
    reason: goalEvents.reason,
    dueFrom: where(goalsExported(ctx), goalEvents.dueFrom),
    dueTo: where(goalsExported(ctx), goalEvents.dueTo),
    evidenceId: where(goalsExported(ctx), goalEvents.evidenceId),
    evidenceNumber: where(goalsExported(ctx), evidence.number),
    verdictId: where(goalsExported(ctx), goalEvents.verdictId),
    moveId: where(goalsExported(ctx), goalEvents.moveId),
    fromMilestoneId: where(goalsExported(ctx), goalEvents.fromMilestoneId),
    toMilestoneId: where(goalsExported(ctx), goalEvents.toMilestoneId),
  }),
  from: (chosen) =>
    chosen
      .from(goalEvents)
      .innerJoin(goals, eq(goals.id, goalEvents.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, goalEvents.actorId))
      .leftJoin(evidence, eq(evidence.id, goalEvents.evidenceId)),
  where: stepsExported,
})
