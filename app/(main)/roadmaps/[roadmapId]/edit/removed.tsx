import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import type { WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'

/** What was removed stays here until the working copy is published. */
export function Removed({ written }: { written: WorkingCopy }) {
  const stages = written.stages.filter(({ removedAt }) => removedAt !== null)
  const milestones = written.milestones.filter(({ removedAt }) => removedAt !== null)
  if (stages.length + milestones.length === 0) return null
  const titleOf = (stageId: string) => written.stages.find(({ id }) => id === stageId)?.title ?? ''
  return (
    <section className="mt-11" aria-labelledby="removed">
      <div className="section-head">
        <h2 id="removed">Removed in this copy</h2>
        <p className="meta">Kept here until you publish</p>
      </div>
      <ul className="sheet rows">
        {stages.map((stage) => (
          <RemovedRow
            key={stage.id}
            item={stage}
            press={`restore-stage ${stage.key}`}
            meta={`A stage with ${count(written.milestones.filter(({ stageId, removedAt }) => stageId === stage.id && removedAt === null).length, 'milestone')}`}
          />
        ))}
        {milestones.map((milestone) => (
          <RemovedRow
            key={milestone.id}
            item={milestone}
            press={`restore-milestone ${milestone.key}`}
            meta={`From “${titleOf(milestone.stageId)}”`}
          />
        ))}
      </ul>
    </section>
  )
}

function RemovedRow(props: {
  item: { key: string; title: string; by: { name: string } }
  press: string
  meta: string
}) {
  const { item, press, meta } = props
  return (
    <li className="outline__removed">
      <div>
        <p className="line-through">
          <PlainText text={item.title || 'Without a title'} />
        </p>
        <p className="meta">
          <PlainText text={meta} />, removed by <bdi>{item.by.name}</bdi>
        </p>
      </div>
      <button type="submit" name="do" value={press} className="button button--small">
        Undo
        <span className="visually-hidden">
          : <PlainText text={item.title} />
        </span>
      </button>
    </li>
  )
}
