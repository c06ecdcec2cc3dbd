import { AttentionList } from '#app/_parts/people/attention-list.tsx'
import { attentionHead, attentionWords, calmWords } from '#app/_parts/people/attention-words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { TeamBrief } from '#lib/views/home/reads.ts'

/** The team's page lists everyone. */
const MAX_SHOWN = 5

export function leadHead(briefs: TeamBrief[]): { title: string; lede: string } {
  const juniors = briefs.flatMap((brief) => brief.juniors)
  if (juniors.length === 0)
    return { title: 'No juniors in your team yet', lede: 'Invite people and pair each junior with a mentor.' }
  return attentionHead(juniors)
}

export function LeadMain({ ctx, briefs }: { ctx: Ctx; briefs: TeamBrief[] }) {
  const today = dayIn(ctx.now, ctx.timeZone)
  return briefs.map(({ team: { id, name }, roadmapId, juniors, needing }) => (
    <section key={id} aria-labelledby={`team-${id}`}>
      <div className="section-head">
        <h2 id={`team-${id}`}>
          <bdi>{name}</bdi>
        </h2>
        <a href={`/teams/${id}`}>Open the team</a>
      </div>
      {needing.length > 0 && (
        <AttentionList
          viewer={ctx.viewer}
          teamId={id}
          roadmapId={roadmapId}
          juniors={needing.slice(0, MAX_SHOWN)}
          today={today}
        />
      )}
      {(briefs.length > 1 || needing.length === 0 || needing.length > MAX_SHOWN) && (
        <p className="meta mt-2">{helpWords(juniors, needing.length, id)}</p>
      )}
    </section>
  ))
}

function helpWords(juniors: TeamBrief['juniors'], needing: number, teamId: string) {
  if (juniors.length === 0)
    return (
      <>
        No juniors here yet. <a href={`/teams/${teamId}/people/invite`}>Invite people</a>
      </>
    )
  if (needing === 0) return `${calmWords(juniors)}.`
  if (needing > MAX_SHOWN)
    return <a href={`/teams/${teamId}?attention=any`}>All {needing} who need attention</a>
  return `${attentionWords(needing, juniors.length)}.`
}
