import { and, count, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands, type WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { stageBeside } from '#lib/goals/own/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import type { EditMilestoneProposal, EditProposal, Propose, ProposeMilestone } from './input.ts'
import { milestoneToPropose } from './milestones/scope.ts'
import { closedSentence, MAX_OPEN, wordsOf } from './rules.ts'
import { ownPlace, proposalInScope, type ScopedProposal } from './scope.ts'

type Proposal = typeof goalProposals.$inferInsert

/**
 * For a junior: a goal of their own, which counts once a mentor agrees. Throws NotFound, Refused for too many open ones,
 * FieldRefused for a stage that isn't there, Asked about an odd day.
 */
export async function proposeGoal(ctx: Ctx, input: Propose): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'proposeGoal' }, input, async () => {
      const place = await ownPlace(ctx, tx, input.junior)
      askAboutDue(ctx, input, place.zones)
      const beside = await stageBeside(tx, place, input.stage)
      const { kind, title, outcome, criteria, why, dueOn } = input
      const words = { kind, title, outcome, criteria, why, dueOn }
      return insertProposal(ctx, tx, place, { ...words, ...placeOf(beside), milestoneKey: null }, title)
    }),
  )
}

/** For a junior: a milestone they don't have yet. Throws as `proposeGoal`, Refused also with a goal for it. */
export async function proposeMilestone(ctx: Ctx, input: ProposeMilestone): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'proposeMilestone' }, input, async () => {
      const place = await ownPlace(ctx, tx, input.junior)
      askAboutDue(ctx, input, place.zones)
      const { title } = await milestoneToPropose(ctx, tx, place, input)
      const { roadmapId, milestoneKey, why, dueOn } = input
      const own = { kind: null, title: null, outcome: null, criteria: [], stageKey: null }
      return insertProposal(ctx, tx, place, { ...own, roadmapId, milestoneKey, why, dueOn }, title)
    }),
  )
}

const placeOf = (beside: { roadmapId: string; stageKey: string } | null) => ({
  roadmapId: beside?.roadmapId ?? null,
  stageKey: beside?.stageKey ?? null,
})

type Dated = { dueOn: string | null; meant?: readonly string[] | undefined }

export function askAboutDue(ctx: Ctx, { dueOn, meant }: Dated, zones: KeptZones): void {
  const today = personDay(ctx.now, zones)
  askAboutDays(dueOn ? [{ field: 'dueOn', day: dueOn, kind: 'due', today }] : [], meant)
}

async function insertProposal(
  ctx: Ctx,
  tx: Transaction,
  { juniorId, teamId }: { juniorId: string; teamId: string },
  words: Omit<Proposal, 'id' | 'juniorId' | 'teamId' | 'state' | 'createdAt'>,
  shownTitle: string,
): Promise<{ id: string }> {
  const [open] = await tx
    .select({ rows: count() })
    .from(goalProposals)
    .where(
      and(
        eq(goalProposals.juniorId, juniorId),
        eq(goalProposals.teamId, teamId),
        eq(goalProposals.state, 'open'),
      ),
    )
  if ((open?.rows ?? 0) >= MAX_OPEN)
    throw new Refused(
      `${MAX_OPEN} proposed goals are waiting for an answer already. Withdraw one, or wait until they’re answered.`,
    )
  const id = newId()
  const row = { ...words, id, juniorId, teamId, state: 'open' as const, createdAt: ctx.now }
  await tx.insert(goalProposals).values(row)
  await indexProposal(tx, { ...row, shownTitle })
  await recordAudit(ctx, tx, { event: 'proposal.sent', subjectId: id, teamId })
  return { id }
}

/** For the junior, while it's open. Throws NotFound, Refused, FieldRefused, Asked, Stale. */
export async function editProposal(ctx: Ctx, input: EditProposal): Promise<{ id: string }> {
  return edit(ctx, input, 'editProposal', async (tx, proposal) => {
    if (proposal.milestoneKey) throw new NotFound()
    const beside = await stageBeside(tx, proposal, input.stage)
    const { kind, title, outcome, criteria, why, dueOn } = input
    return { kind, title, outcome, criteria, why, dueOn, ...placeOf(beside) }
  })
}

/** As `editProposal`, of a milestone. */
export async function editMilestoneProposal(ctx: Ctx, input: EditMilestoneProposal): Promise<{ id: string }> {
  return edit(ctx, input, 'editMilestoneProposal', async (_tx, proposal) => {
    if (!proposal.milestoneKey) throw new NotFound()
    return { why: input.why, dueOn: input.dueOn }
  })
}

function edit(
  ctx: Ctx,
  input: Dated & { formId: string; proposalId: string; version: number },
  verb: string,
  changesOf: (tx: Transaction, proposal: ScopedProposal) => Promise<Partial<Proposal>>,
): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb }, input, async () => {
      const proposal = await ownProposal(ctx, tx, input.proposalId)
      const { id, version } = proposal
      const closed = closedSentence(proposal.state, 'You')
      assertStands(proposal)
      if (closed) throw new Refused(closed)
      askAboutDue(ctx, input.dueOn === proposal.dueOn ? { dueOn: null } : input, proposal.juniorZones)
      const changes = await changesOf(tx, proposal)
      if (isSame(proposal, changes)) return { id }
      const before = wordsOf(proposal)
      if (version !== input.version) throw new Stale(version, before)
      await keepVersion(ctx, tx, {
        kind: 'proposal',
        recordId: id,
        number: version,
        authorId: ctx.viewer.id,
        visibility: 'circle',
        readerId: null,
        teamId: proposal.teamId,
        juniorId: proposal.juniorId,
        fields: before,
      })
      await tx
        .update(goalProposals)
        .set({ ...changes, version: version + 1, editedAt: ctx.now })
        .where(eq(goalProposals.id, id))
      const after = { ...proposal, ...changes }
      await indexProposal(tx, { ...after, shownTitle: after.title ?? proposal.shownTitle })
      await recordAudit(ctx, tx, { event: 'proposal.edited', subjectId: id, teamId: proposal.teamId })
      return { id }
    }),
  )
}

const isSame = (proposal: ScopedProposal, changes: Partial<Proposal>) =>
  Object.entries(changes).every(
    ([name, value]) =>
      JSON.stringify(proposal[name as keyof ScopedProposal] ?? null) === JSON.stringify(value),
  )

async function ownProposal(ctx: Ctx, tx: Transaction, id: string): Promise<ScopedProposal> {
  const proposal = await proposalInScope(ctx, tx, id)
  if (!proposal.isOwn) throw new NotFound()
  if (!proposal.isHere) throw new Refused('You have left this team, so this stays as it is.')
  return proposal
}

/** For `withdrawText` and `putBackText`. Throws `NotFound` unless the viewer proposed it, Refused if they left. One query. */
export async function proposalToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const proposal = await ownProposal(ctx, tx, input.id)
  const isAnswered = proposal.state === 'agreed' || proposal.state === 'declined'
  return {
    kind: 'proposal',
    id: proposal.id,
    teamId: proposal.teamId,
    authorId: proposal.juniorId,
    version: proposal.version,
    withdrawnAt: proposal.withdrawnAt,
    words: wordsOf(proposal),
    ...(isAnswered ? { closed: 'This has been answered, so it stays.' } : {}),
    save: async ({ withdrawnAt, version }) => {
      const state = withdrawnAt ? ('withdrawn' as const) : ('open' as const)
      await tx
        .update(goalProposals)
        .set({ state, withdrawnAt, version })
        .where(eq(goalProposals.id, proposal.id))
      if (withdrawnAt) await forgetText(tx, proposal.id)
      else await indexProposal(tx, proposal)
    },
  }
}

type IndexedProposal = Pick<ScopedProposal, 'id' | 'teamId' | 'juniorId' | 'shownTitle' | 'createdAt'> &
  Pick<Proposal, 'why' | 'outcome' | 'criteria' | 'answer'>

/** With the mentor's answer, which the same people read. */
export async function indexProposal(tx: Transaction, proposal: IndexedProposal): Promise<void> {
  const { id, teamId, juniorId, shownTitle, why, outcome, criteria, answer, createdAt } = proposal
  await indexText(tx, {
    recordId: id,
    kind: 'proposal',
    pageId: id,
    teamId,
    juniorId,
    authorId: juniorId,
    visibility: 'circle',
    title: shownTitle,
    body: [why, outcome ?? '', ...criteria, answer ?? ''].filter((text) => text !== ''),
    at: createdAt,
  })
}
