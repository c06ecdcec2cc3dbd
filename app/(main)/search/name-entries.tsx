import { Pebble } from '#app/_parts/people/person.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { FoundJunior, FoundMilestone } from '#lib/views/search/names/reads.ts'

export function JuniorEntry({ viewerId, junior }: { viewerId: string; junior: FoundJunior }) {
  return (
    <li className="hit">
      <div className="hit__top">
        <Pebble person={junior} size="sm" />
        <h2 className="hit__title">
          <a className="t" href={`/people/${junior.id}`}>
            {junior.name}
          </a>
        </h2>
        <span className="meta">
          {junior.id === viewerId ? 'You' : 'Junior'} in {junior.teamName}
        </span>
      </div>
    </li>
  )
}

export function MilestoneEntry({ milestone }: { milestone: FoundMilestone }) {
  return (
    <li className="hit">
      <div className="hit__top">
        <span className="muted">
          <Icon name="flag" />
        </span>
        <h2 className="hit__title">
          <a className="t" href={`/roadmaps/${milestone.roadmapId}#${milestone.key}`}>
            {milestone.title}
          </a>
        </h2>
        <span className="meta">Milestone of “{milestone.stageTitle}”</span>
      </div>
    </li>
  )
}
