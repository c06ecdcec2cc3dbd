import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Cairn, CairnKey, FirstCairn } from '#app/_parts/drawings/cairn.tsx'
import { goalCountWords } from '#app/_parts/goals/goal-words.ts'
import { JuniorStages } from '#app/_parts/goals/junior-stages.tsx'
import { RunningPlans } from '#app/_parts/goals/running-plans.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { dayAndTime } from '#app/_parts/sessions/next-words.ts'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { age, capital, count, numberWord } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { isOpen } from '#lib/goals/rules.ts'
import type { Feedback } from '#lib/views/home/feedback/reads.ts'
import type { JuniorHome } from '#lib/views/home/reads.ts'
import { progressSum } from '#lib/views/progress/rules.ts'

type Team = JuniorHome['teams'][number]

export function juniorHead(ctx: Ctx, { steps, planned, teams }: JuniorHome): { title: string; lede: string } {
  const name = calledName(ctx.viewer, ctx.viewer)
  const today = dayIn(ctx.now, ctx.timeZone)
  const next = planned.find(({ day }) => day >= today)
  const meets =
    next && `You meet ${calledName(ctx.viewer, next.mentor)} ${dayAndTime(next, today, ctx.timeZone)}.`
  if (teams.every(({ goals }) => goals.length === 0))
    return {
      title: `Welcome, ${name}`,
      lede: [meets, 'Each goal you achieve adds a piece to a stone.'].filter(Boolean).join(' '),
    }
  const things = `${capital(numberWord(steps.length))} ${steps.length === 1 ? 'thing' : 'things'}`
  const would =
    steps.length === 0 ? 'No open actions.' : meets ? `${things} to do before then.` : `${things} to do next.`
  return { title: `Your next steps, ${name}`, lede: [meets, would].filter(Boolean).join(' ') }
}

export function OwnCairn(props: {
  ctx: Ctx
  team: Team
  mentor: Named | null
  several: boolean
  hasLevels: boolean
}) {
  const { ctx, team, mentor, several } = props
  const sum = progressSum(team.stages)
  const id = `cairn-${team.teamId}`
  if (team.goals.length === 0 || team.stages.length === 0) return null
  const stones = team.stages.map((stage) => ({
    name: stage.title,
    href: team.goals.some((goal) => goal.stageKey === stage.key)
      ? `#${anchorOf(team)}-${stage.position}`
      : `/roadmaps/${team.roadmapId}?stage=${stage.position}#stage-${stage.position}`,
    facets: stage.facets,
    isCurrent: stage === team.stage,
  }))
  return (
    <section aria-labelledby={id} className="sheet p-5 sm:p-6">
      <div className="section-head">
        <h2 id={id} className="subheading">
          Your cairn{several && ` in ${team.teamName}`}
        </h2>
        <p className="meta">
          {sum.achieved} of {count(sum.total, 'milestone')}
        </p>
      </div>
      <Cairn stones={stones} />
      <CairnKey
        stones={stones}
        words={{
          waiting: mentor ? `With ${calledName(ctx.viewer, mentor)}` : 'Waiting for an answer',
          yours: 'With you',
        }}
      />
      {props.hasLevels && (
        <p className="mt-4 text-sm print:hidden">
          <a href={`/people/${ctx.viewer.id}/levels`}>Your way to the next level</a>
        </p>
      )}
    </section>
  )
}

const anchorOf = (team: Team) => `goals-${team.teamId.slice(-6)}-stage`

export function LatestFeedback({ ctx, feedback }: { ctx: Ctx; feedback: Feedback }) {
  const day = dayIn(feedback.at, ctx.timeZone)
  const since = age(day, dayIn(ctx.now, ctx.timeZone))
  return (
    <section aria-labelledby="feedback">
      <div className="section-head">
        <h2 id="feedback" className="subheading">
          Latest feedback
        </h2>
        <a className="text-sm print:hidden" href={`/people/${ctx.viewer.id}`}>
          Full history
        </a>
      </div>
      <figure className="quote">
        {feedback.text ? (
          <blockquote>
            <Markdown text={feedback.text} />
          </blockquote>
        ) : (
          <p>
            <bdi>{calledName(ctx.viewer, feedback.author)}</bdi> {feedbackWords(feedback)}, without a comment.
          </p>
        )}
        <figcaption className="quote__author">
          <Pebble person={feedback.author} size="small" />
          <span className="meta">
            <bdi>{calledName(ctx.viewer, feedback.author)}</bdi> {aboutWords(feedback)}{' '}
            <a href={feedback.href}>
              <PlainText text={feedback.title} />
            </a>
            , <Time at={feedback.at}>{since === 'today' ? 'today' : `${since} ago`}</Time>
          </span>
          <VisibilityMark
            visibility={feedback.visibility}
            words={seenBy(feedback.visibility, {
              viewer: ctx.viewer,
              author: feedback.author,
              junior: ctx.viewer,
            })}
          />
        </figcaption>
      </figure>
    </section>
  )
}

/** Before the title: 'approved version 3 of', 'reopened', 'on'. */
function aboutWords(feedback: Feedback): string {
  if (feedback.what === 'reopening') return 'reopened'
  return feedback.number !== null && feedback.text ? `${feedbackWords(feedback)} of` : 'on'
}

/** 'approved version 3', 'asked for changes to version 1'. */
function feedbackWords({ what, decision, number }: Feedback): string {
  if (what !== 'verdict') return 'logged a review'
  const version = number === null ? 'this goal' : `version ${number}`
  return decision === 'approved' ? `approved ${version}` : `asked for changes to ${version}`
}

export function OwnGoals({ ctx, home }: { ctx: Ctx; home: JuniorHome }) {
  const goals = home.teams.flatMap((team) => team.goals)
  if (goals.length === 0) return null
  const achieved = goals.filter(({ state }) => state === 'achieved').length
  const planned = goals.filter(({ state }) => state === 'planned').length
  const underWay = goals.filter(({ state }) => isOpen(state)).length - planned
  return (
    <section aria-labelledby="goals" className="stage-goals lg:col-start-1 lg:row-start-2">
      <div className="section-head">
        <h2 id="goals">Goals by stage</h2>
        <p className="meta">
          {goalCountWords({ underWay, planned, achieved })}.{' '}
          <a className="print:hidden" href="/goals/new">
            Propose a goal
          </a>
        </p>
      </div>
      <RunningPlans ctx={ctx} goals={goals} />
      {home.teams.map((team) => (
        <JuniorStages
          key={team.teamId}
          anchor={anchorOf(team)}
          stages={team.stages}
          current={team.stage?.key}
          goals={team.goals}
          roadmapId={team.roadmapId}
          ctx={ctx}
          today={dayIn(ctx.now, ctx.timeZone)}
        />
      ))}
    </section>
  )
}

export function BeforeFirstGoal({ ctx, home }: { ctx: Ctx; home: JuniorHome }) {
  const [contact] = home.mentors
  return (
    <div className="first first--beside">
      <EmptyList
        level={2}
        title="No goals yet"
        action={
          <a className="button" href="/roadmaps">
            See the roadmap
          </a>
        }
      >
        {contact
          ? `${calledName(ctx.viewer, contact.mentor)} can assign the first one.`
          : 'You have no mentor yet. A lead of your team can pair you with one.'}{' '}
        Meanwhile, you can look ahead on the roadmap, or <a href="/goals/new">propose a goal</a>.
      </EmptyList>
      <FirstCairn />
    </div>
  )
}
