import { When } from '#app/_parts/sessions/when.tsx'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { capital, numberWord } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { goalJunior, type View, Who } from './words.ts'

type Criterion = GoalPage['criteria'][number]
type Earlier = GoalPage['goneCriteria'][number]

/** What a criterion said before the goal was moved to another version, and who had confirmed that. */
export function EarlierWords({ ctx, goal, criterion }: View & { criterion: Criterion }) {
  const { before } = criterion
  if (!before) return null
  return (
    <span className="meta block">
      In version {before.number}: “<MarkdownLine text={before.text} />
      ”. {!isOnlyTicked(goal, before) && <Said ctx={ctx} goal={goal} criterion={before} />}
    </span>
  )
}

// The tick goes on to the new words, where it's shown.
const isOnlyTicked = (goal: GoalPage, { id, agreedAt }: Earlier) =>
  !agreedAt && !goal.verdicts.some((row) => row.criteria.some(({ criterionId }) => criterionId === id))

/** Criteria that the roadmap doesn't have any more stay readable, with what was said of them. */
export function GoneCriteria({ ctx, goal }: View) {
  const { goneCriteria } = goal
  if (goneCriteria.length === 0) return null
  const are = goneCriteria.length === 1 ? 'criterion isn’t' : 'criteria aren’t'
  return (
    <div className="mt-4">
      <Fold summary={`${capital(numberWord(goneCriteria.length))} earlier ${are} on the roadmap any more`}>
        <Plain as="ul" className="criteria sheet mt-3">
          {goneCriteria.map((criterion) => (
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
                <span className="meta block">
                  In version {criterion.number}. <Said ctx={ctx} goal={goal} criterion={criterion} />
                </span>
              </div>
            </li>
          ))}
        </Plain>
      </Fold>
    </div>
  )
}

function Said({ ctx, goal, criterion }: View & { criterion: Earlier }) {
  const { id, agreedAt, agreedById, agreedByName, tickedAt } = criterion
  if (agreedAt && agreedById && agreedByName)
    return (
      <>
        {Who(ctx, { id: agreedById, name: agreedByName })} marked this met on{' '}
        <When at={agreedAt} ctx={ctx} form="plain" />.
      </>
    )
  const verdict = goal.verdicts.find((row) => row.criteria.some(({ criterionId }) => criterionId === id))
  const said = verdict?.criteria.find(({ criterionId }) => criterionId === id)
  if (verdict && said && !said.met)
    return (
      <>
        {Who(ctx, { id: verdict.authorId, name: verdict.authorName })} marked this “Not yet” on{' '}
        <When at={verdict.createdAt} ctx={ctx} form="plain" />
        {said.remark ? `: ${said.remark}` : '.'}
      </>
    )
  if (!tickedAt) return null
  return <>{goal.role === 'junior' ? 'You' : calledName(ctx.viewer, goalJunior(goal))} ticked this.</>
}
