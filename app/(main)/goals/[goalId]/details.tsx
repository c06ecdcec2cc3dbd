import { When } from '#app/_parts/sessions/when.tsx'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { listOfWords } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { isOpen, type Step } from '#lib/goals/rules.ts'
import { readsPlansOf } from '#lib/plans/access.ts'
import type { ReviewSummary } from '#lib/reviews/lists/reads.ts'
import type { WinOfGoal } from '#lib/wins/reads.ts'
import { goalJunior, stageHref, type View, who } from './words.ts'

type Props = View & { reviews: ReviewSummary[]; wins: WinOfGoal[] }

export function Details({ ctx, goal, reviews, wins }: Props) {
  return (
    <aside className="aside" aria-label="About this goal">
      <section>
        <h2 className="subheading">Details</h2>
        <Plain as="dl" className="facts">
          <div>
            <dt>Assigned</dt>
            <dd>
              <When at={goal.createdAt} ctx={ctx} form="plain" />, by{' '}
              {who(ctx, { id: goal.assignedById, name: goal.assignedByName })}
            </dd>
          </div>
          {goal.plan && (
            <div>
              <dt>Plan</dt>
              <dd>
                <FromPlan ctx={ctx} goal={goal} plan={goal.plan} />
              </dd>
            </div>
          )}
          <div>
            <dt>Due</dt>
            <dd>
              {goal.dueOn ? <When at={goal.dueOn} ctx={ctx} form="plain" /> : 'No date'}
              {goal.steps.includes('move_due') && (
                <a className="block text-sm print:hidden" href={`/goals/${goal.id}/due-date`}>
                  {goal.dueOn ? 'Change date' : 'Set a date'}
                </a>
              )}
            </dd>
          </div>
          <div>
            <dt>{goal.roadmapId ? 'Milestone' : 'Own goal'}</dt>
            <dd>
              <Place goal={goal} />
            </dd>
          </div>
          <div>
            <dt>Team</dt>
            <dd>
              <bdi>{goal.teamName}</bdi>
            </dd>
          </div>
          <div>
            <dt>Seen by</dt>
            <dd>
              {circleWords({ ctx, goal })}
              <br />
              <span className="meta">Every comment and answer shows who can read it.</span>
            </dd>
          </div>
        </Plain>
      </section>
      {goal.resources.length > 0 && (
        <section>
          <h2 className="subheading">Where to learn it</h2>
          <Plain as="ul" className="links">
            {goal.resources.map((resource) => (
              <li key={resource.id}>
                <Icon name={resource.kind === 'book' ? 'document' : 'link'} />
                <span>
                  {resource.url ? (
                    <a href={resource.url} rel="noreferrer">
                      <PlainText text={resource.title} />
                    </a>
                  ) : (
                    <PlainText text={resource.title} />
                  )}{' '}
                  <span className="meta">{resource.kind}</span>
                </span>
              </li>
            ))}
          </Plain>
        </section>
      )}
      {reviews.length > 0 && (
        <section>
          <h2 className="subheading">Review notes on this</h2>
          <Plain as="ul" className="links">
            {reviews.map((review) => (
              <li key={review.id}>
                <Icon name="code" />
                <span>
                  <a href={`/reviews/${review.id}`}>
                    <PlainText text={review.title} />
                  </a>{' '}
                  <span className="meta">
                    <When at={review.reviewedOn} ctx={ctx} />
                  </span>
                </span>
              </li>
            ))}
          </Plain>
        </section>
      )}
      {wins.length > 0 && <Wins ctx={ctx} wins={wins} />}
      <MoreActions ctx={ctx} goal={goal} />
    </aside>
  )
}

function Wins({ ctx, wins }: Pick<Props, 'ctx' | 'wins'>) {
  return (
    <section>
      <h2 className="subheading">Wins</h2>
      <Plain as="ul" className="links">
        {wins.map((win) => (
          <li key={win.id}>
            <Icon name={win.visibility === 'private' ? 'lock' : 'flag'} />
            <span className="wrap-anywhere">
              <a href={`/wins/${win.id}`}>
                <PlainText text={win.body} />
              </a>{' '}
              <span className="meta">
                <When at={win.happenedOn} ctx={ctx} />
                {win.visibility === 'private' && ', only you'}
              </span>
            </span>
          </li>
        ))}
      </Plain>
    </section>
  )
}

/** Juniors don't see the plan itself. */
function FromPlan({ ctx, goal, plan }: View & { plan: NonNullable<View['goal']['plan']> }) {
  const title = <PlainText text={plan.title} />
  return (
    <>
      “
      {readsPlansOf(ctx, goal.teamId) ? (
        <a href={`/teams/${goal.teamId}/plans/${plan.id}`}>{title}</a>
      ) : (
        title
      )}
      ”, from <When at={plan.startsOn} ctx={ctx} form="plain" />
    </>
  )
}

function Place({ goal }: Pick<View, 'goal'>) {
  const href = stageHref(goal)
  if (!href) return 'Beyond the roadmap'
  if (goal.roadmapId)
    return (
      <a href={href}>
        Stage {goal.stagePosition}, number {goal.position}
      </a>
    )
  return (
    <>
      Belongs to <a href={href}>stage {goal.stagePosition}</a>, and isn’t counted there
    </>
  )
}

function circleWords({ ctx, goal }: View): string {
  const { mentors, leads } = goal.circle
  const others = [goalJunior(goal), ...mentors, ...leads].filter(({ id }) => id !== ctx.viewer.id)
  const names = [...new Set(others.map((other) => calledName(ctx.viewer, other)))]
  return `${listOfWords(['You', ...names])}.`
}

const more: { step: Step; address: string; words: string; icon: IconName }[] = [
  { step: 'block', address: 'block', words: 'Mark as blocked', icon: 'block' },
  { step: 'drop', address: 'drop', words: 'Drop this goal', icon: 'close' },
  { step: 'reopen', address: 'reopen', words: 'Reopen this goal', icon: 'repeat' },
]

function MoreActions({ goal }: View) {
  const open = more.filter(({ step }) => goal.steps.includes(step))
  if (open.length === 0) return null
  const links = (
    <ul className="links">
      {open.map(({ step, address, words, icon }) => (
        <li key={step}>
          <Icon name={icon} />
          <a href={`/goals/${goal.id}/${address}`}>{words}</a>
        </li>
      ))}
    </ul>
  )
  return (
    <div>
      {open.length === 1 ? (
        links
      ) : (
        <Fold summary="More actions" open={!isOpen(goal.state)}>
          {links}
        </Fold>
      )}
    </div>
  )
}
