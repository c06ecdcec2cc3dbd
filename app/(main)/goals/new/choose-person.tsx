import { Pebble } from '#app/_parts/people/person.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { GoalFor } from './page.tsx'

export function ChoosePerson({ choices }: { choices: GoalFor[] }) {
  if (choices.length === 0)
    return (
      <Page title="New goal" width="read">
        <EmptyList title="No one to set a goal for yet" level={2}>
          Juniors propose goals of their own. A junior’s mentors and the team’s leads set them.
        </EmptyList>
      </Page>
    )
  const isInSeveral = new Set(choices.map(({ teamId }) => teamId)).size > 1
  return (
    <Page title="New goal" lede="Who is it for?" width="read">
      <ul className="sheet rows">
        {choices.map(({ id, personId, name, teamId, teamName, isOwn }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Pebble person={{ id: personId, name }} />
            <a className="title" href={`/goals/new?for=${personId}&team=${teamId}`}>
              {isOwn ? 'You' : <bdi>{name}</bdi>}
            </a>
            {isInSeveral && (
              <span className="meta">
                <bdi>{teamName}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}
