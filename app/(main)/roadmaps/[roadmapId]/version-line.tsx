import { When } from '#app/_parts/sessions/when.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { OnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'
import type { Version } from '#lib/roadmaps/versions/reads.ts'

type Props = {
  ctx: Ctx
  path: string
  versions: Version[]
  /** Of the version that is shown. */
  number: number
  /** It was asked for by its number. */
  isAsked: boolean
  /** Whom the roadmap is shown for. */
  only: OnRoadmap | undefined
  /** The version that the viewer is on, if they're a junior on this roadmap. */
  own: number | undefined
  /** Whom the viewer may move. */
  juniors: OnRoadmap[]
}

/** Which version this is, whenever that isn't simply the current one for everyone. */
export function VersionLine({ ctx, path, versions, number, isAsked, only, own, juniors }: Props) {
  const [current] = versions
  if (!current) return null
  const published = (
    <>
      Version {current.number} was published <When at={current.publishedAt} ctx={ctx} form="plain" />.
    </>
  )
  const changed = (from: number) => (
    <a href={`${path}/changes?from=${from}`} className="button button--small">
      What changed
    </a>
  )
  if (isAsked && number < current.number)
    return (
      <Notice action={changed(number)}>
        This is version {number}. {published}{' '}
        <a href={`${path}?version=${current.number}`}>Read the current one</a>
      </Notice>
    )
  if (only && only.number < current.number)
    return (
      <Notice
        action={
          <span className="flex flex-wrap gap-2">
            {changed(only.number)}
            <a className="button button--small" href={`${path}/move-on?for=${only.membershipId}`}>
              Move on
            </a>
          </span>
        }
      >
        {calledName(ctx.viewer, { id: only.juniorId, name: only.name })} is on version {only.number}.{' '}
        {published}
      </Notice>
    )
  if (!only && own !== undefined && own < current.number)
    return (
      <Notice action={changed(own)}>
        You’re on version {own}. {published} Your mentor can move you on.
      </Notice>
    )
  const behind = juniors.filter((junior) => junior.number < current.number).length
  if (only || behind === 0) return null
  return (
    <Notice
      action={
        <a className="button button--small" href={`${path}/move-on`}>
          Move people on
        </a>
      }
    >
      {capital(countInWords(behind, 'junior'))} {behind === 1 ? 'is' : 'are'} on an older version. {published}
    </Notice>
  )
}
