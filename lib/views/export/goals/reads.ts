import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { comments, evidence, evidenceLinks, goalCriteria, goals } from '#db/schema/goals.ts'
import { people, teams } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { criteria, milestones } from '#db/schema/roadmaps.ts'
import {
  commentsExported,
  entriesExported,
  evidenceExported,
  goalsExported,
  isOwn,
  isPersons,
  observationsExported,
} from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')
const junior = alias(people, 'junior')
const assigner = alias(people, 'assigner')
const blocker = alias(people, 'blocker')

/** Of a text on a goal: someone who keeps it without the goal is told which goal that was, as on its page. */
const ofGoal = { goal: milestones.title, juniorId: goals.juniorId, junior: junior.name }

export const commentSheet = sheet('comments', {
  id: comments.id,
  fields: () => ({
    goalId: comments.goalId,
    ...ofGoal,
    authorId: comments.authorId,
    author: author.name,
    visibility: comments.visibility,
    readerId: comments.readerId,
    reader: reader.name,
    body: comments.body,
    createdAt: comments.createdAt,
    editedAt: comments.editedAt,
    withdrawnAt: comments.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(comments)
      .innerJoin(goals, eq(goals.id, comments.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, comments.authorId))
      .leftJoin(reader, eq(reader.id, comments.readerId)),
  where: commentsExported,
})

export const evidenceSheet = sheet('evidence', {
  id: evidence.id,
  fields: () => ({
    goalId: evidence.goalId,
    ...ofGoal,
    number: evidence.number,
    authorId: evidence.authorId,
    author: author.name,
    note: evidence.note,
    outcome: evidence.outcome,
    repositoryUrl: evidence.repositoryUrl,
    createdAt: evidence.createdAt,
    editedAt: evidence.editedAt,
    withdrawnAt: evidence.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(evidence)
      .innerJoin(goals, eq(goals.id, evidence.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, evidence.authorId)),
  where: evidenceExported,
})

export const evidenceLinkSheet = sheet('evidence_links', {
  id: evidenceLinks.id,
  fields: () => ({
    evidenceId: evidenceLinks.evidenceId,
    position: evidenceLinks.position,
    url: evidenceLinks.url,
    title: evidenceLinks.title,
  }),
  from: (chosen) =>
    chosen
      .from(evidenceLinks)
      .innerJoin(evidence, eq(evidence.id, evidenceLinks.evidenceId))
      .innerJoin(goals, eq(goals.id, evidence.goalId)),
  where: evidenceExported,
})

export const observationSheet = sheet('observations', {
  id: observations.id,
  fields: () => ({
    goalId: observations.goalId,
    ...ofGoal,
    authorId: observations.authorId,
    author: author.name,
    observedOn: observations.observedOn,
    body: observations.body,
    createdAt: observations.createdAt,
    editedAt: observations.editedAt,
    withdrawnAt: observations.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(observations)
      .innerJoin(goals, eq(goals.id, observations.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, observations.authorId)),
  where: observationsExported,
})

export const habitEntrySheet = sheet('habit_entries', {
  id: habitEntries.id,
  fields: () => ({
    goalId: habitEntries.goalId,
    ...ofGoal,
    authorId: habitEntries.authorId,
    author: author.name,
    doneOn: habitEntries.doneOn,
    url: habitEntries.url,
    body: habitEntries.body,
    createdAt: habitEntries.createdAt,
    editedAt: habitEntries.editedAt,
    withdrawnAt: habitEntries.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(habitEntries)
      .innerJoin(goals, eq(goals.id, habitEntries.goalId))
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(author, eq(author.id, habitEntries.authorId)),
  where: entriesExported,
})

export const goalCriterionSheet = sheet('goal_criteria', {
  id: goalCriteria.id,
  fields: () => ({
    goalId: goalCriteria.goalId,
    criterionId: goalCriteria.criterionId,
    criterion: criteria.text,
    tickedAt: goalCriteria.tickedAt,
    agreedAt: goalCriteria.agreedAt,
    agreedById: goalCriteria.agreedById,
    agreedBy: people.name,
  }),
  from: (chosen) =>
    chosen
      .from(goalCriteria)
      .innerJoin(goals, eq(goals.id, goalCriteria.goalId))
      .innerJoin(criteria, eq(criteria.id, goalCriteria.criterionId))
      .leftJoin(people, eq(people.id, goalCriteria.agreedById)),
  where: goalsExported,
})

export const goalSheet = sheet('goals', {
  id: goals.id,
  fields: (ctx) => ({
    teamId: goals.teamId,
    team: teams.name,
    juniorId: goals.juniorId,
    junior: junior.name,
    milestoneId: goals.milestoneId,
    milestoneKey: goals.milestoneKey,
    title: milestones.title,
    kind: milestones.kind,
    roadmapId: goals.roadmapId,
    besideRoadmapId: goals.besideRoadmapId,
    besideStageKey: goals.besideStageKey,
    planStartId: goals.planStartId,
    assignedById: goals.assignedById,
    assignedBy: assigner.name,
    state: goals.state,
    dueOn: goals.dueOn,
    blockedAt: goals.blockedAt,
    blockedReason: goals.blockedReason,
    blockedById: goals.blockedById,
    blockedBy: blocker.name,
    rubricStep: goals.rubricStep,
    // What the junior wrote last, also in evidence that they withdrew. Others read it in the evidence.
    ...(isPersons(ctx) && {
      outcome: where(isOwn(ctx, goals.juniorId), goals.outcome),
      repositoryUrl: where(isOwn(ctx, goals.juniorId), goals.repositoryUrl),
    }),
    createdAt: goals.createdAt,
    startedAt: goals.startedAt,
    submittedAt: goals.submittedAt,
    achievedAt: goals.achievedAt,
  }),
  from: (chosen) =>
    chosen
      .from(goals)
      .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
      .innerJoin(teams, eq(teams.id, goals.teamId))
      .innerJoin(junior, eq(junior.id, goals.juniorId))
      .innerJoin(assigner, eq(assigner.id, goals.assignedById))
      .leftJoin(blocker, eq(blocker.id, goals.blockedById)),
  where: goalsExported,
})
