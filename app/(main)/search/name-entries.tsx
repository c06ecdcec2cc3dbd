import { Pebble } from '#app/_parts/people/person.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx, Viewer } from '#lib/core/context.ts'
import { shortDay } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { FoundJunior, FoundMilestone, FoundPlan } from '#lib/views/search/names/reads.ts'
import type { FoundSuggestion } from '#lib/views/search/suggested/reads.ts'
import type { FoundTemplate } from '#lib/views/search/templates/reads.ts'
import { Marked } from './hit.tsx'

export function JuniorEntry({ viewer, junior }: { viewer: Viewer; junior: FoundJunior }) {
  return (
    <li className="result">
      <div className="result__top">
        <Pebble person={junior} size="small" />
        <h2 className="result__title">
          <a className="title" href={`/people/${junior.id}`}>
            <bdi>{fullName(viewer, junior)}</bdi>
          </a>
        </h2>
        <span className="meta">
          {junior.id === viewer.id ? 'You' : 'Junior'} in {junior.teamName}
        </span>
      </div>
    </li>
  )
}

export function MilestoneEntry({ milestone }: { milestone: FoundMilestone }) {
  return (
    <li className="result">
      <div className="result__top">
        <span className="text-ink-3">
          <Icon name="flag" />
        </span>
        <h2 className="result__title">
          <a
            className="title"
            href={`/roadmaps/${milestone.roadmapId}?open=${milestone.key}#${milestone.key}`}
          >
            <PlainText text={milestone.title} />
          </a>
        </h2>
        <span className="meta">
          Milestone of “<PlainText text={milestone.stageTitle} />”
        </span>
      </div>
    </li>
  )
}

export function TemplateEntry({ template: { ref, teamId, title } }: { template: FoundTemplate }) {
  return (
    <li className="result">
      <div className="result__top">
        <span className="text-ink-3">
          <Icon name="comment" />
        </span>
        <h2 className="result__title">
          <a className="title" href={`/teams/${teamId}/templates#${ref}`}>
            <PlainText text={title} />
          </a>
        </h2>
        <span className="meta">Session template</span>
      </div>
    </li>
  )
}

export function PlanEntry({ plan: { id, planId, teamId, title, planTitle } }: { plan: FoundPlan }) {
  const href = `/teams/${teamId}/plans/${planId}`
  return (
    <li className="result">
      <div className="result__top">
        <span className="text-ink-3">
          <Icon name="list" />
        </span>
        <h2 className="result__title">
          <a className="title" href={id === planId ? href : `${href}/items/${id}`}>
            <PlainText text={title} />
          </a>
        </h2>
        <span className="meta">
          {id === planId ? (
            'Plan'
          ) : (
            <>
              Goal in the plan “<PlainText text={planTitle} />”
            </>
          )}
        </span>
      </div>
    </li>
  )
}

export function SuggestionEntry({ ctx, suggestion }: { ctx: Ctx; suggestion: FoundSuggestion }) {
  const { id, roadmapId, author, createdAt, excerpt } = suggestion
  const isOwn = author.id === ctx.viewer.id
  return (
    <li className="result">
      <div className="result__top">
        <span className="text-ink-3">
          <Icon name="pencil" />
        </span>
        <h2 className="result__title">
          <a className="title" href={`/roadmaps/${roadmapId}/suggestions/${id}`}>
            Suggested change to a roadmap
          </a>
        </h2>
        <span className="meta">
          By <bdi>{isOwn ? 'you' : calledName(ctx.viewer, author)}</bdi>,{' '}
          <Time at={createdAt}>{shortDay(dayIn(createdAt, ctx.timeZone), dayIn(ctx.now, ctx.timeZone))}</Time>
        </span>
      </div>
      <p>
        <Marked parts={excerpt} />
      </p>
    </li>
  )
}
