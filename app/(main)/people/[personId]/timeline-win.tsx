import { recogniseLink } from '#lib/text/links/rules.ts'
import type { TimelineItem } from '#lib/views/timeline/reads.ts'
import type { Content } from './timeline-content.tsx'
import { Goal } from './timeline-step.tsx'

export function win(item: Extract<TimelineItem, { kind: 'win' }>): Content {
  return {
    icon: item.visibility === 'private' ? 'lock' : 'flag',
    ...(item.visibility === 'private' ? { look: 'private' as const } : {}),
    title: (
      <>
        <a className="title" href={`/wins/${item.id}`}>
          Win
        </a>
        {item.goalId && item.goalTitle && (
          <>
            {' '}
            for <Goal item={{ goalId: item.goalId, goalTitle: item.goalTitle }} />
          </>
        )}
      </>
    ),
    text: [{ key: item.id, body: item.body, visibility: item.visibility, author: item.actor, reader: null }],
    foot: item.link && item.visibility === 'circle' && (
      <p className="mt-1 text-sm wrap-anywhere">
        <a href={item.link} rel="noreferrer">
          {recogniseLink(item.link).label}
        </a>
      </p>
    ),
  }
}
