import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { EarlierVersions, EditedMark } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { OwnTools, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { draftsBeside, withJot } from '#app/_parts/jots/from-jot.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count } from '#lib/core/format.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { observationsNeeded } from '#lib/goals/rules.ts'
import type { Jot } from '#lib/jots/reads.ts'
import { observe } from './actions.ts'
import { AskForApproval } from './ask-for-approval.tsx'
import { WithdrawnTurn } from './withdrawn-turn.tsx'
import { type FormView, goalJunior, isNew, type View, verdictForm, Who } from './words.ts'

type Observation = GoalPage['observations'][number]

/** `jot` is what an observation is made from. */
export function Observations({ ctx, goal, drafts, jot }: FormView & { jot: Jot | null }) {
  const seen = goal.observations.filter(({ withdrawnAt }) => !withdrawnAt)
  const withdrawn = goal.withdrawn.filter(({ kind }) => kind === 'observation')
  const form = verdictForm(goal)
  return (
    <>
      {(form === undefined || form.waitsFor) && <Rubric ctx={ctx} goal={goal} />}
      <section aria-labelledby="observations">
        <div className="section-head">
          <h2 id="observations">Observations</h2>
          <p className="meta">
            {seen.length >= observationsNeeded
              ? count(seen.length, 'observation')
              : `${seen.length} of ${count(observationsNeeded, 'observation')} needed for approval`}
          </p>
        </div>
        {goal.observations.length === 0 && withdrawn.length === 0 ? (
          <EmptyList title="No observations yet">
            A dated line or two about a situation: what happened, and what was done. You both write them.
          </EmptyList>
        ) : (
          <ol className="history">
            {goal.observations.map((observation) => {
              const author = { id: observation.authorId, name: observation.authorName }
              return (
                <li key={observation.id}>
                  <span className="history__mark">
                    <Pebble person={author} size="small" />
                  </span>
                  <div>
                    <p>
                      <b>{Who(ctx, author)}</b>{' '}
                      <span className="meta">
                        <When at={observation.observedOn} ctx={ctx} />
                        <EditedMark ctx={ctx} text={observation} />
                      </span>{' '}
                      {isNew({ ctx, goal }, observation.createdAt, author.id) && <NewMark />}
                    </p>
                    <div className="saying">
                      <Markdown text={observation.body} />
                      <OwnObservation ctx={ctx} goal={goal} observation={observation} />
                      <EarlierVersions ctx={ctx} text={observation} />
                    </div>
                  </div>
                </li>
              )
            })}
            {withdrawn.map((line) => (
              <WithdrawnTurn key={line.id} ctx={ctx} line={line} />
            ))}
          </ol>
        )}
        <DidNotice at="observations" />
        {goal.steps.includes('observe') && (
          <ObservationForm ctx={ctx} goal={goal} drafts={drafts} jot={jot} />
        )}
        <AskForApproval goal={goal} />
      </section>
    </>
  )
}

function OwnObservation({ ctx, goal, observation }: View & { observation: Observation }) {
  if (observation.authorId !== ctx.viewer.id) return null
  const address = `/goals/${goal.id}/observations/${observation.id}`
  const { withdrawnAt } = observation
  if (withdrawnAt)
    return <WithdrawnMark ctx={ctx} at={withdrawnAt} href={goal.canWrite && `${address}/withdraw`} />
  if (!goal.canWrite) return null
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <OwnTools edit={address} withdraw={`${address}/withdraw`} what="this observation" />
    </p>
  )
}

function Rubric({ ctx, goal }: View) {
  if (!goal.rubric) return null
  const reached = goal.rubricStep
  return (
    <section aria-labelledby="rubric">
      <div className="section-head">
        <h2 id="rubric">Four steps</h2>
        {reached && (
          <p className="meta">
            {Who(ctx, goalJunior(goal))} {goal.role === 'junior' ? 'are' : 'is'} at step {reached}
          </p>
        )}
      </div>
      <ol className="sheet rubric">
        {goal.rubric.map((step, index) => (
          <li key={step.title} className={reached === index + 1 ? 'rubric__now' : undefined}>
            <b>
              {index + 1}. <PlainText text={step.title} />
              {reached === index + 1 && <span className="visually-hidden"> (reached)</span>}
            </b>
            <p className="meta">
              <PlainText text={step.text} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function ObservationForm({ ctx, goal, drafts, jot }: FormView & { jot: Jot | null }) {
  const junior = goalJunior(goal)
  const words = seenBy('circle', { viewer: ctx.viewer, junior })
  return (
    <ActionForm
      action={observe}
      part="observe"
      fixed={{ goalId: goal.id, jotId: jot?.id }}
      className="work"
      aria-labelledby="observe"
      renewed={goal.observations.length}
      draft={draftOf(ctx, draftsBeside(drafts, 'observation', jot), {
        verb: 'observation',
        address: withJot(`/goals/${goal.id}`, jot),
      })}
    >
      <h3 id="observe">Add an observation</h3>
      <TextField
        name="observedOn"
        label="Day"
        type="date"
        width="medium"
        value={personDay(ctx.now, ctx.viewer.zones)}
        max={latestDay(ctx.now, goal.juniorZones, ctx.viewer.zones)}
      />
      <AudienceBox
        name="body"
        label="What you saw"
        value={jot?.body ?? ''}
        hint={`A situation, and what ${goal.role === 'junior' ? 'you' : calledName(ctx.viewer, junior)} did.`}
        audience={{ visibility: 'circle', words }}
        rows={3}
      />
      <div>
        <SubmitButton className="button">Add observation</SubmitButton>
      </div>
    </ActionForm>
  )
}
