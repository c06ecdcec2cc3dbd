import type { AssignableJunior } from '#lib/assignments/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listOfWords } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { OnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'

/** Who of those it's for is on another version than the one that is shown. */
export function VersionWords(props: {
  ctx: Ctx
  juniors: AssignableJunior[]
  onRoadmap: OnRoadmap[]
  shown: number
  current: number
}) {
  const { ctx, juniors, onRoadmap, shown, current } = props
  const [only] = juniors
  if (juniors.length === 1 && only && shown < current)
    return (
      <p className="meta">
        <bdi>{calledName(ctx.viewer, { id: only.personId, name: only.name })}</bdi> is on version {shown}, so
        these are its milestones. Version {current} is out.
      </p>
    )
  const behind = onRoadmap.filter(({ number }) => number < current)
  if (shown < current || behind.length === 0) return null
  const names = behind.map((each) => calledName(ctx.viewer, { id: each.juniorId, name: each.name }))
  return (
    <p className="meta">
      This is version {current}. {listOfWords(names)} {names.length === 1 ? 'is' : 'are'} on an older one and{' '}
      {names.length === 1 ? 'is' : 'are'} assigned from that.
    </p>
  )
}
