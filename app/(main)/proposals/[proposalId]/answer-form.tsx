import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { OwnGoalFields } from '#app/_parts/goals/own-goal-fields.tsx'
import { stageOptions } from '#app/_parts/goals/stage-options.ts'
import type { Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { LongText } from '#app/_ui/long-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import { listStagesBeside } from '#lib/goals/own/reads.ts'
import type { ProposalPage } from '#lib/proposals/reads.ts'
import { MAX_DESCRIPTION } from '#lib/roadmaps/limits/rules.ts'
import { answer } from './actions.ts'
import { proposalJunior } from './words.ts'

/** For the person who answers. The style sheet shows what can be changed once they choose to change something. */
export async function AnswerForm(props: { ctx: Ctx; proposal: ProposalPage; query: Query }) {
  const { ctx, proposal, query } = props
  const junior = proposalJunior(proposal)
  const name = calledName(ctx.viewer, junior)
  const draft = draftOf(ctx, await draftsOn(ctx, proposal.id, query), {
    verb: 'proposal_answer',
    address: `/proposals/${proposal.id}`,
    basis: { version: proposal.version },
  })
  return (
    <section aria-labelledby="answer" className="print:hidden">
      <div className="section-head">
        <h2 id="answer" className="subheading">
          Your answer
        </h2>
      </div>
      <ActionForm
        action={answer}
        className="form answer"
        aria-labelledby="answer"
        renewed={proposal.version}
        draft={draft}
        fixed={{ proposalId: proposal.id }}
      >
        <Hidden name="version" value={proposal.version} />
        <Segments
          name="decision"
          legend="Your answer"
          hideLegend
          value="agree"
          options={[
            { value: 'agree', label: 'Agree' },
            { value: 'change', label: 'Agree with changes' },
            { value: 'decline', label: 'Say why not' },
          ]}
        />
        <div className="answer__changes form">
          {proposal.isMilestone ? (
            <TextField name="dueOn" type="date" label="Due" value={proposal.dueOn ?? ''} optional />
          ) : (
            <Changes proposal={proposal} name={name} />
          )}
        </div>
        <AudienceBox
          name="answer"
          label={`A word to ${name}`}
          rows={3}
          audience={{ visibility: 'circle', words: seenBy('circle', { viewer: ctx.viewer, junior }) }}
        />
        <div className="form-bar">
          <SubmitButton>Send answer</SubmitButton>
        </div>
        <p className="meta">If you agree, {name} gets a planned goal. What they wrote stays readable.</p>
      </ActionForm>
    </section>
  )
}

async function Changes({ proposal, name }: { proposal: ProposalPage; name: string }) {
  const { criteria, roadmapId, stageKey } = proposal
  const rowIds = criteria.map((_, at) => `criterion-${at + 1}`)
  const stages = await listStagesBeside(proposal)
  return (
    <OwnGoalFields
      goal={{
        kind: proposal.kind ?? 'skill',
        title: proposal.title,
        outcome: proposal.outcome ?? '',
        criteria,
        stage: stageKey ? `${roadmapId} ${stageKey}` : '',
        dueOn: proposal.dueOn ?? '',
      }}
      rowIds={rowIds}
      stages={stageOptions(stages)}
      before={{
        criteria: Object.fromEntries(criteria.map((text, at) => [`criterion-${at + 1}`, text])),
        where: `${name} wrote`,
      }}
    >
      <LongText
        name="description"
        label="Purpose"
        hint="Shown on the goal. At first, what they wrote about why."
        maxLength={MAX_DESCRIPTION}
        value={proposal.why}
        optional
      />
    </OwnGoalFields>
  )
}
