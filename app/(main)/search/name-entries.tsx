import { Pebble } from '#app/_parts/people/person.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { fullName } from '#lib/core/names.ts'
import type { FoundJunior, FoundMilestone, FoundPlan } from '#lib/views/search/names/reads.ts'

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
