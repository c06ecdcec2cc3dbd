import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Need } from '#lib/views/needs/rules.ts'
import { Row } from './row.tsx'

/** What could come next, as one step that leads to assigning. */
export function NextStageRow(props: {
  name: string
  need: Extract<Need, { kind: 'next stage' }>
  href: string
}) {
  const { name, need, href } = props
  return (
    <Row
      look="plain"
      mark={<Icon name="right" />}
      age=""
      action={
        <a className="button button--small" href={href}>
          Choose goals
          <span className="visually-hidden">
            {' '}
            of stage {need.next.position} for <bdi>{name}</bdi>
          </span>
        </a>
      }
    >
      <b>
        All of “<PlainText text={need.done} />” is achieved.
      </b>{' '}
      Next could be stage {need.next.position}, <PlainText text={need.next.title} />.
    </Row>
  )
}
