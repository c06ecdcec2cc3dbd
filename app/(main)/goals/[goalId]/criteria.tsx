import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Tick } from '#app/_ui/choices.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SavedWords } from '#app/_ui/saved-words.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { numberWord } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { EarlierWords, GoneCriteria } from './earlier-criteria.tsx'
import { allMetWords, goalJunior, type View, verdictForm, Who, who } from './words.ts'

type Criterion = GoalPage['criteria'][number]

/** In the form that `Work` makes, if they can be ticked. */
export function Criteria({ ctx, goal }: View) {
  const canTick = goal.steps.includes('tick')
  return (
    <section aria-labelledby="criteria">
      <div className="section-head">
        <h2 id="criteria">Done when</h2>
        <p className="meta">{tally({ ctx, goal })}</p>
      </div>
      {canTick ? <TickList ctx={ctx} goal={goal} /> : <CriterionList ctx={ctx} goal={goal} />}
      <GoneCriteria ctx={ctx} goal={goal} />
    </section>
  )
}

export function tally({ ctx, goal }: View): string {
  const ticked = goal.criteria.filter(({ tickedAt }) => tickedAt).length
  const confirmed = goal.criteria.filter(({ agreedAt }) => agreedAt)
  const own = confirmed.filter(({ agreedById }) => agreedById === ctx.viewer.id).length
  const by = own === 0 ? '' : own === confirmed.length ? ' by you' : `, ${own} of them by you`
  return `${ticked} of ${goal.criteria.length} ticked by ${who(ctx, goalJunior(goal))}, ${confirmed.length} confirmed${by}`
}

function TickList({ ctx, goal }: View) {
  const left = goal.criteria.filter(({ tickedAt }) => !tickedAt)
  return (
    <>
      <div className="ticks">
        {goal.criteria.map((criterion) => (
          <Tick
            key={criterion.id}
            name="criteria"
            value={criterion.id}
            checked={criterion.tickedAt !== null}
            label={
              <>
                <MarkdownLine text={criterion.text} />
                <LastAnswer ctx={ctx} goal={goal} criterion={criterion} />
                <EarlierWords ctx={ctx} goal={goal} criterion={criterion} />
              </>
            }
          />
        ))}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton className="button button--small" name="decision" value="tick" at="criteria">
          Save ticks
        </SubmitButton>
        {left.length > 1 && (
          <SubmitButton
            className="button button--small button--quiet"
            name="ticks"
            value={`criteria=${goal.criteria.map(({ id }) => id).join(' ')}`}
            at="criteria"
          >
            Tick all {numberWord(goal.criteria.length)}
          </SubmitButton>
        )}
        <SavedWords />
        <p className="meta">Tick what you can back up. {mentorWords({ ctx, goal })} can confirm it or ask.</p>
      </div>
    </>
  )
}

const mentorWords = ({ ctx, goal }: View) => {
  const [only, ...more] = goal.circle.mentors
  if (!only) return 'A lead of your team'
  return more.length === 0 ? calledName(ctx.viewer, only) : 'One of your mentors'
}

function CriterionList({ ctx, goal }: View) {
  return (
    <Plain as="ul" className="criteria sheet">
      {goal.criteria.map((criterion) => (
        <li key={criterion.id}>
          {criterion.agreedAt ? (
            <Icon name="check" className="criteria__met" />
          ) : criterion.tickedAt ? (
            <Icon name="clock" className="criteria__claimed" />
          ) : (
            <Icon name="goal" className="criteria__open" />
          )}
          <div>
            <MarkdownLine text={criterion.text} />
            <LastAnswer ctx={ctx} goal={goal} criterion={criterion} />
            <EarlierWords ctx={ctx} goal={goal} criterion={criterion} />
          </div>
        </li>
      ))}
    </Plain>
  )
}

/** What was last said of the criterion, by whom and when. Nothing if nobody said anything. */
export function LastAnswer({ ctx, goal, criterion }: View & { criterion: Criterion }) {
  const { agreedAt, agreedById, agreedByName, ids } = criterion
  const verdict = goal.verdicts.find((row) =>
    row.criteria.some(({ criterionId }) => ids.includes(criterionId)),
  )
  const said = verdict?.criteria.find(({ criterionId }) => ids.includes(criterionId))
  if (agreedAt && agreedById && agreedByName)
    return (
      <span className="meta block">
        {Who(ctx, { id: agreedById, name: agreedByName })} {metWords(verdict)} on{' '}
        <When at={agreedAt} ctx={ctx} form="plain" />
      </span>
    )
  // Only reopening takes a confirmation away, so here it was confirmed before that.
  if (verdict && said?.met)
    return (
      <span className="meta block">
        Before the goal was reopened, {who(ctx, { id: verdict.authorId, name: verdict.authorName })}{' '}
        {metWords(verdict)} on <When at={verdict.createdAt} ctx={ctx} form="plain" />
      </span>
    )
  if (verdict && said && !said.met)
    return (
      <span className="meta block">
        {Who(ctx, { id: verdict.authorId, name: verdict.authorName })} marked this{' '}
        <span className="is-soon">“Not yet”</span> on <When at={verdict.createdAt} ctx={ctx} form="plain" />
        {said.remark && (
          <>
            : <PlainText text={said.remark} />
          </>
        )}
      </span>
    )
  if (criterion.tickedAt && goal.role !== 'junior')
    return (
      <span className={verdictForm(goal) ? 'meta' : 'meta block'}>
        {' '}
        <bdi>{calledName(ctx.viewer, goalJunior(goal))}</bdi> ticked this.
      </span>
    )
  return null
}

const metWords = (verdict: GoalPage['verdicts'][number] | undefined) =>
  verdict?.allMet ? `said: ${allMetWords(verdict.criteria.length).toLowerCase()},` : 'marked this met'
