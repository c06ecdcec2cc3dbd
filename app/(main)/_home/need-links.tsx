export function PlanSession({ id, name }: { id: string; name: string }) {
  return (
    <a className="button button--small" href={`/sessions/plan?with=${id}`}>
      Plan a session
      <span className="visually-hidden">
        {' '}
        with <bdi>{name}</bdi>
      </span>
    </a>
  )
}

export function OpenGoal({ goalId, title }: { goalId: string; title: string }) {
  return (
    <a className="button button--small" href={`/goals/${goalId}`}>
      Open goal<span className="visually-hidden"> {title}</span>
    </a>
  )
}
