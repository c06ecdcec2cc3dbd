import { AttentionList, attentionWords } from '#app/_parts/people/attention-list.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { numberWord } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { TeamBrief } from '#lib/views/home/reads.ts'

/** The team's page lists everyone. */
const MAX_SHOWN = 5

export function leadHead(briefs: TeamBrief[]): { title: string; lede: string } {
  const needing = briefs.reduce((sum, brief) => sum + brief.needing.length, 0)
  const juniors = briefs.reduce((sum, brief) => sum + brief.juniors, 0)
  if (juniors === 0)
    return { title: 'No juniors in your team yet', lede: 'Invite people and pair each junior with a mentor.' }
  if (needing === 0)
    return {
      title: 'Nobody needs attention',
      lede: `${juniors === 1 ? 'Your one junior is' : `All ${numberWord(juniors)} juniors are`} within the time agreed to meet, and nothing of theirs waits.`,
    }
  const rest = juniors - needing
  const others = rest === 0 ? '' : ` With the other ${numberWord(rest)} all is well.`
  return {
    title: attentionWords(needing, juniors),
    lede: `The longest wait stands first.${others}`,
  }
}

export function LeadMain({ ctx, briefs }: { ctx: Ctx; briefs: TeamBrief[] }) {
  const today = dayIn(ctx.now, ctx.timeZone)
  return briefs.map(({ team: { id, name }, juniors, needing }) => (
    <section key={id} aria-labelledby={`team-${id}`}>
      <div className="section-head">
        <h2 id={`team-${id}`}>{name}</h2>
        <a href={`/teams/${id}`}>Open the team</a>
      </div>
      {needing.length > 0 && (
        <AttentionList teamId={id} juniors={needing.slice(0, MAX_SHOWN)} today={today} />
      )}
      {(briefs.length > 1 || needing.length === 0 || needing.length > MAX_SHOWN) && (
        <p className="meta mt-2">{helpWords(juniors, needing.length, id)}</p>
      )}
    </section>
  ))
}

function helpWords(juniors: number, needing: number, teamId: string) {
  if (juniors === 0)
    return (
      <>
        Nobody is a junior here yet. <a href={`/teams/${teamId}/people`}>Invite people</a>
      </>
    )
  if (needing === 0)
    return `All is well with ${juniors === 1 ? 'the one junior' : `all ${numberWord(juniors)} juniors`}.`
  if (needing > MAX_SHOWN)
    return <a href={`/teams/${teamId}?attention=any`}>All {needing} who need attention</a>
  return `${attentionWords(needing, juniors)}.`
}
