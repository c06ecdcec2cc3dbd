import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { observationsNeeded } from '#lib/goals/rules.ts'
import { observe } from './actions.ts'
import { AskForApproval } from './ask-for-approval.tsx'
import { type FormView, goalJunior, isNew, type View, Who } from './words.ts'

export function Observations({ ctx, goal, drafts }: FormView) {
  const seen = goal.observations
  return (
    <>
      <Rubric ctx={ctx} goal={goal} />
      <section aria-labelledby="observations">
        <div className="section-head">
          <h2 id="observations">What was seen</h2>
          <p className="meta">
            {seen.length >= observationsNeeded
              ? count(seen.length, 'observation')
              : `${seen.length} of the two observations that an approval needs`}
          </p>
        </div>
        {seen.length === 0 ? (
          <EmptyList title="No observations yet">
            A dated line or two on a situation: what happened, and what was done. Both of you write them.
          </EmptyList>
        ) : (
          <ol className="history">
            {seen.map((observation) => {
              const author = { id: observation.authorId, name: observation.authorName }
              return (
                <li key={observation.id}>
                  <span className="history__mark">
                    <Pebble person={author} size="small" />
                  </span>
                  <div>
                    <p>
                      <b>{Who(ctx, author)}</b> saw on{' '}
                      <span className="meta">
                        <When at={observation.observedOn} ctx={ctx} />
                      </span>{' '}
                      {isNew({ ctx, goal }, observation.createdAt, author.id) && <NewMark />}
                    </p>
                    <div className="saying">
                      <Markdown text={observation.body} />
                    </div>
                  </div>
                </li>
              )
            })}
          </ol>
        )}
        {goal.steps.includes('observe') && <ObservationForm ctx={ctx} goal={goal} drafts={drafts} />}
        <AskForApproval goal={goal} />
      </section>
    </>
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
              {index + 1}. {step.title}
              {reached === index + 1 && <span className="visually-hidden"> (reached)</span>}
            </b>
            <p className="meta">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function ObservationForm({ ctx, goal, drafts }: FormView) {
  const junior = goalJunior(goal)
  const words = seenBy('circle', { viewer: ctx.viewer, junior })
  return (
    <ActionForm
      action={observe}
      className="work"
      aria-labelledby="observe"
      renewed={goal.observations.length}
      draft={draftOf(ctx, drafts, { verb: 'observation', address: `/goals/${goal.id}` })}
    >
      <h3 id="observe">Add an observation</h3>
      <input type="hidden" name="goalId" value={goal.id} />
      <TextField
        name="observedOn"
        label="Day"
        type="date"
        width="medium"
        value={goal.today}
        max={goal.today}
      />
      <AudienceBox
        name="body"
        label="What you saw"
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
