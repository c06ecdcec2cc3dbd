import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { people, teams } from '#db/schema/people.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { proposalsExported, proposedWordsExported } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const junior = alias(people, 'junior')
const answerer = alias(people, 'answerer')

/** The person who answered keeps their answer, without what was proposed. */
export const proposalSheet = sheet('goal_proposals', {
  id: goalProposals.id,
  fields: (ctx) => {
    const words = proposedWordsExported(ctx)
    return {
      teamId: goalProposals.teamId,
      team: teams.name,
      juniorId: goalProposals.juniorId,
      junior: junior.name,
      roadmapId: where(words, goalProposals.roadmapId),
      milestoneKey: where(words, goalProposals.milestoneKey),
      stageKey: where(words, goalProposals.stageKey),
      kind: where(words, goalProposals.kind),
      title: where(words, goalProposals.title),
      outcome: where(words, goalProposals.outcome),
      criteria: where(words, goalProposals.criteria),
      why: where(words, goalProposals.why),
      dueOn: where(words, goalProposals.dueOn),
      goalId: where(words, goalProposals.goalId),
      state: goalProposals.state,
      createdAt: goalProposals.createdAt,
      editedAt: goalProposals.editedAt,
      answer: goalProposals.answer,
      answeredById: goalProposals.answeredById,
      answeredBy: answerer.name,
      answeredAt: goalProposals.answeredAt,
    }
  },
  from: (chosen) =>
    chosen
      .from(goalProposals)
      .innerJoin(teams, eq(teams.id, goalProposals.teamId))
      .innerJoin(junior, eq(junior.id, goalProposals.juniorId))
      .leftJoin(answerer, eq(answerer.id, goalProposals.answeredById)),
  where: proposalsExported,
})
