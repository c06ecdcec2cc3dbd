import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { AttentionList } from '#app/_parts/people/attention-list.tsx'
import { attentionHead, contactWords } from '#app/_parts/people/attention-words.ts'
import { one, type Query } from '#app/_server/found.ts'
import { Chips } from '#app/_ui/chips.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Viewer } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { capital, longDay, shareInWords } from '#lib/core/format.ts'
import {
  filterJuniors,
  type JuniorRow,
  needingAttention,
  type TeamDashboard,
} from '#lib/views/dashboard/rules.ts'
import { attentions, Filters, type View, viewHref } from './filters.tsx'
import { Matrix, MatrixKey } from './matrix.tsx'
import { Members } from './members.tsx'

type Props = { dashboard: TeamDashboard; viewer: Viewer; today: Day; query: Query }

export function TeamView({ dashboard, viewer, today, query }: Props) {
  const { team, members, stages } = dashboard
  const view = viewOf(query, dashboard)
  const juniors = filterJuniors(dashboard.juniors, view)
  const needing = needingAttention(juniors)
  const leads = team.roles.includes('lead')
  const { title, lede } = head(dashboard, leads)
  const readable = new Set(dashboard.juniors.map(({ id }) => id))
  if (team.roles.includes('junior')) readable.add(viewer.id)
  return (
    <Page
      eyebrow={title === team.name ? longDay(today, today) : `${team.name}, ${longDay(today, today)}`}
      title={title}
      lede={lede}
      side={
        <div className="flex flex-wrap gap-2 empty:hidden">
          {team.roles.some((role) => role !== 'junior') && (
            <>
              <a className="button" href={`/teams/${team.id}/plans`}>
                <Icon name="list" />
                Plans
              </a>
              <a className="button" href={`/teams/${team.id}/templates`}>
                <Icon name="comment" />
                Templates
              </a>
            </>
          )}
          {leads && (
            <a className="button" href={`/teams/${team.id}/people`}>
              <Icon name="people" />
              People and pairs
            </a>
          )}
        </div>
      }
    >
      <DidNotice />
      {dashboard.juniors.length > 1 && <Filters viewer={viewer} dashboard={dashboard} view={view} />}
      <div className="stack-9 sm:stack-10">
        {needing.length > 0 && (
          <section aria-labelledby="attention">
            <div className="section-head">
              <h2 id="attention">Needs attention</h2>
              <p className="meta">
                Longest wait first. This shows states and dates, not what people wrote to each other.
              </p>
            </div>
            <AttentionList
              viewer={viewer}
              teamId={team.id}
              roadmapId={dashboard.assignFrom}
              juniors={needing}
              today={today}
            />
          </section>
        )}
        {dashboard.juniors.length > 0 && (
          <section aria-labelledby="matrix">
            <div className="section-head">
              <h2 id="matrix">
                {juniors.length < dashboard.juniors.length
                  ? capital(shareInWords(juniors.length, dashboard.juniors.length))
                  : 'Everyone'}
                , by {view.by}
              </h2>
              <Chips
                label="Group by"
                showLabel
                chips={[
                  {
                    label: 'Mentor',
                    href: viewHref(team.id, { ...view, by: 'mentor' }),
                    isCurrent: view.by === 'mentor',
                  },
                  {
                    label: 'Name',
                    href: viewHref(team.id, { ...view, by: 'name' }),
                    isCurrent: view.by === 'name',
                  },
                ]}
              />
            </div>
            <div className="mb-4 flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
              <p className="meta">
                Milestones achieved in each stage. This is a map, not a ranking: it can’t be sorted by
                progress. {contacts(dashboard.juniors)}
              </p>
              <MatrixKey />
            </div>
            {juniors.length > 0 ? (
              <Matrix
                viewer={viewer}
                stages={stages}
                juniors={juniors}
                by={view.by}
                today={today}
                mentorHref={(mentor) => viewHref(team.id, { ...view, mentor })}
              />
            ) : (
              <EmptyList
                title="No one matches these filters"
                action={
                  <a className="button" href={`/teams/${team.id}`}>
                    Show everyone
                  </a>
                }
              />
            )}
          </section>
        )}
        {leads && dashboard.juniors.length === 0 && <NoJuniors teamId={team.id} />}
        {!leads && <Members members={members} readable={readable} />}
      </div>
    </Page>
  )
}

// Unknown filters are ignored, so an old bookmark still shows the team.
function viewOf(query: Query, { stages, juniors }: TeamDashboard): View {
  const attention = attentions.find((kind) => kind === one(query.attention))
  const mentor = one(query.mentor)
  const stage = Number(one(query.stage))
  return {
    attention,
    mentor: juniors.some((junior) => junior.mentors.some(({ id }) => id === mentor)) ? mentor : undefined,
    stage: stages.some(({ position }) => position === stage) ? stage : undefined,
    by: one(query.by) === 'name' ? 'name' : 'mentor',
  }
}

function head({ team, juniors }: TeamDashboard, leads: boolean): { title: string; lede: string } {
  if (!leads)
    return {
      title: team.name,
      lede: team.roles.includes('mentor')
        ? 'You see your own juniors’ progress, and everyone’s names.'
        : 'The people you work with. Only they, their mentors and the leads see how they’re doing.',
    }
  if (juniors.length === 0) return { title: team.name, lede: 'No juniors here yet.' }
  return attentionHead(juniors)
}

/** Of those who have a mentor. A pair that hasn't met yet isn't in time. */
function contacts(juniors: JuniorRow[]): string {
  const paired = juniors.filter(({ mentors }) => mentors.length > 0)
  const number = (contact: JuniorRow['contact']) =>
    paired.filter((junior) => junior.contact === contact && (junior.lastHeldOn || contact !== 'fine')).length
  const [fine, soon, late] = [number('fine'), number('soon'), number('late')]
  return contactWords({ fine, soon, late, unmet: paired.length - fine - soon - late })
}

function NoJuniors({ teamId }: { teamId: string }) {
  return (
    <EmptyList
      level={2}
      title="Start with people"
      action={
        <a className="button button--primary" href={`/teams/${teamId}/people/invite`}>
          Invite people
        </a>
      }
    >
      Invite juniors and mentors, and pair them. Everyone’s progress will appear here.
    </EmptyList>
  )
}
