import { Edited } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { GoalPage } from '#lib/goals/reads.ts'
import { Changes, changedLinks } from './changes.tsx'
import { EvidenceContent } from './evidence-content.tsx'
import { AnswerLine, GivenAnswer } from './given-answer.tsx'
import { goalJunior, type View, who } from './words.ts'

export type Version = GoalPage['evidence'][number]

/** `since` is the version to compare it with. */
export function VersionShown({ ctx, goal, version, since }: View & { version: Version; since?: Version }) {
  const verdict = answerTo(goal, version)
  const isLatest = version.id === goal.evidence[0]?.id
  return (
    <article className="version" aria-labelledby={`version-${version.number}`}>
      <div className="version__head">
        <h3 id={`version-${version.number}`}>Version {version.number}</h3>
        <span className="meta">
          Sent by {who(ctx, { id: version.authorId, name: version.authorName })} on{' '}
          <When at={version.createdAt} ctx={ctx} form={since || !isLatest ? 'plain' : 'long'} />
        </span>
        {isLatest && (
          <VisibilityMark
            visibility="circle"
            words={seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })}
          />
        )}
      </div>
      {since && <Changes earlier={since} later={version} />}
      <EvidenceContent version={version} fresh={since && changedLinks(since, version)} />
      <Mended ctx={ctx} goal={goal} version={version} />
      {verdict ? (
        <GivenAnswer ctx={ctx} goal={goal} verdict={verdict} />
      ) : (
        <NoAnswer ctx={ctx} goal={goal} version={version} />
      )}
    </article>
  )
}

export function VersionFolded({ ctx, goal, version }: View & { version: Version }) {
  const verdict = answerTo(goal, version)
  return (
    <details className="version-fold">
      <summary>
        <Icon name="right" />
        <b>Version {version.number}</b>
        <span className="meta">
          Sent <When at={version.createdAt} ctx={ctx} form="plain" />
        </span>
        {verdict ? (
          <AnswerLine ctx={ctx} goal={goal} verdict={verdict} />
        ) : (
          <NoAnswer ctx={ctx} goal={goal} version={version} />
        )}
      </summary>
      <div>
        <EvidenceContent version={version} />
        <Mended ctx={ctx} goal={goal} version={version} />
        {verdict?.feedback && <GivenAnswer ctx={ctx} goal={goal} verdict={verdict} />}
      </div>
    </details>
  )
}

const answerTo = ({ verdicts }: GoalPage, version: Version) =>
  verdicts.find(({ evidenceId }) => evidenceId === version.id)

// Below a version's words. What is answered stays as it is.
function Mended({ ctx, goal, version }: View & { version: Version }) {
  const address = `/goals/${goal.id}/evidence/${version.id}`
  const isOwn = version.authorId === ctx.viewer.id && goal.canWrite && !answerTo(goal, version)
  const canWaitAgain = goal.state === 'in_progress' && version.id === goal.evidence[0]?.id
  return (
    <>
      <Edited ctx={ctx} text={version} />
      <WithdrawnMark
        ctx={ctx}
        at={version.withdrawnAt}
        href={isOwn && canWaitAgain && `${address}/withdraw`}
      />
      {isOwn && !version.withdrawnAt && (
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <OwnTools edit={address} withdraw={`${address}/withdraw`} what={`version ${version.number}`} />
        </p>
      )}
    </>
  )
}

function NoAnswer({ ctx, goal, version }: View & { version: Version }) {
  if (version.withdrawnAt)
    return (
      <span className="meta">
        Taken back on <When at={version.withdrawnAt} ctx={ctx} form="plain" />
      </span>
    )
  const isWaiting = goal.state === 'submitted' && version.id === goal.evidence[0]?.id
  return isWaiting ? null : <span className="meta">Not answered</span>
}
