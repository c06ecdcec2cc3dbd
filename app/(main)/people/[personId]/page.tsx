import type { Metadata } from 'next'
import { after } from 'next/server'
import { cache } from 'react'
import { isPrintingPrivate } from '#app/_parts/audience/private-fold.tsx'
import { HalfYear } from '#app/_parts/drawings/half-year.tsx'
import { MiniCairn } from '#app/_parts/drawings/mini-cairn.tsx'
import { JuniorStages } from '#app/_parts/goals/junior-stages.tsx'
import { RunningPlans } from '#app/_parts/goals/running-plans.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { Pebble } from '#app/_parts/people/person.tsx'
import { ProposalLines } from '#app/_parts/proposals/proposal-lines.tsx'
import { nextSessionWords } from '#app/_parts/sessions/next-words.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Crumbs } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, count, listOfWords, plainDay, withoutBackticks } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getJunior, type JuniorForViewer, type TeamOfJunior } from '#lib/people/juniors/reads.ts'
import { markJuniorRead } from '#lib/people/juniors/writes.ts'
import type { Contact } from '#lib/sessions/contacts/reads.ts'
import { getJuniorPage, type TeamOnPage } from '#lib/views/junior-page/reads.ts'
import { progressSum } from '#lib/views/progress/rules.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { Timeline } from './timeline.tsx'

type Props = { params: Promise<{ personId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const juniorOf = cache(async (personId: string) =>
  found(getJunior(await requireContext(), addressId(personId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await juniorOf((await params).personId)).name }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const junior = await juniorOf((await params).personId)
  const query = await searchParams
  const filter = timelineInput.parse(query)
  const isKnown = junior.teams.length > 0
  const { theme, goal, from, to, q } = filter
  const isFiltering = Boolean(query.more || theme || goal || from || to || q)
  const shown = await getJuniorPage(ctx, junior, filter, isFiltering)
  const { goals, teams, contacts, themes, timeline, counts, happened, proposals } = shown
  const isWhole = Object.values(filter).every((value) => value === undefined)
  // Only if it changes what's marked as new next time, so most visits write nothing.
  if (isWhole && (!timeline.readAt || timeline.items.some(({ isNew }) => isNew)))
    after(() => markJuniorRead(ctx, junior.id))
  return (
    <main id="main" className="wrap">
      {!junior.isSelf && <Crumbs trail={crumbs(ctx, junior)} />}
      <Head ctx={ctx} junior={junior} teams={teams} contacts={contacts} hasLevels={shown.hasLevels} />
      <DidNotice />
      {!isKnown && (
        <Notice>
          You no longer mentor <bdi>{calledName(ctx.viewer, junior)}</bdi>. What you wrote, and what was
          written only to you, stays here for you.
        </Notice>
      )}
      <div className="stack-9 sm:stack-10">
        {counts.all > 0 && (
          <HalfYear happened={happened} today={dayIn(ctx.now, ctx.timeZone)} path={`/people/${junior.id}`} />
        )}
        {proposals.length > 0 && <ProposalLines ctx={ctx} proposals={proposals} />}
        {teams.map((team) => (
          <section key={team.id} aria-labelledby={`goals-${team.id}`} className="stage-goals">
            <div className="section-head">
              <h2 id={`goals-${team.id}`}>Goals by stage{teams.length > 1 && ` in ${team.name}`}</h2>
              <p className="meta">{progressWords(progressSum(team.stages))}</p>
            </div>
            {team.goals.length === 0 ? (
              <EmptyList title="No goals yet" {...assignAction(team, junior, team.assignFrom)}>
                {junior.isSelf
                  ? 'A mentor or lead of your team will assign them. Meanwhile, you can look ahead on the roadmap.'
                  : 'Assign the first milestones of the roadmap.'}
              </EmptyList>
            ) : (
              <>
                <RunningPlans ctx={ctx} goals={team.goals} />
                <JuniorStages
                  anchor={teams.length > 1 ? `goals-${team.id.slice(-6)}-stage` : 'stage'}
                  stages={team.stages}
                  current={team.stage?.key}
                  goals={team.goals}
                  roadmapId={team.roadmapId}
                  ctx={ctx}
                  today={personDay(ctx.now, junior.zones)}
                />
              </>
            )}
          </section>
        ))}
        <Timeline
          path={`/people/${junior.id}`}
          page={timeline}
          counts={counts}
          filter={filter}
          goals={goals}
          themes={themes}
          teamNames={new Map(junior.teams.map(({ id, name }) => [id, name]))}
          looking={{
            viewer: ctx.viewer,
            junior,
            now: ctx.now,
            timeZone: ctx.timeZone,
            isPrintingPrivate: isPrintingPrivate(query.print),
          }}
        />
      </div>
    </main>
  )
}

function Head(props: {
  ctx: Ctx
  junior: JuniorForViewer
  teams: TeamOnPage[]
  contacts: Contact[]
  hasLevels: boolean
}) {
  const { ctx, junior, teams, contacts } = props
  const isMentor = teams.some((team) => team.isMentor)
  const assigning = teams.find((team) => team.isMentor || team.isLead)
  const [first] = teams
  return (
    <div className="page-head">
      <div className="page-head__text person-head">
        <Pebble person={junior} size="huge" />
        <div>
          <h1>
            <bdi>{fullName(ctx.viewer, junior)}</bdi>
          </h1>
          <p className="meta mt-1 text-md">
            {teams.map((team) => (
              <span key={team.id} className="block">
                {team.goals.length > 0 && team.stage && team.stage.total > 0
                  ? `Stage ${team.stage.position}, ${withoutBackticks(team.stage.title)}`
                  : 'No goals yet'}
                {teams.length > 1 && ` (${team.name})`}
                {!team.isActive && `. No longer a junior in ${team.name}`}
              </span>
            ))}
            {contactWords(ctx, junior, contacts)}
          </p>
        </div>
      </div>
      <div className="person-tools">
        {first && (
          <MiniCairn stages={first.stages} size="large" label={progressWords(progressSum(first.stages))} />
        )}
        {props.hasLevels && (
          <a className="button" href={`/people/${junior.id}/levels`}>
            Levels
          </a>
        )}
        {!junior.isSelf && assigning?.assignFrom && (
          <a className="button" href={`/roadmaps/${assigning.assignFrom}/assign?junior=${junior.id}`}>
            <Icon name="flag" />
            Assign
          </a>
        )}
        {!junior.isSelf && assigning && (
          <a className="button" href={`/goals/new?for=${junior.id}`}>
            <Icon name="plus" />
            New goal
          </a>
        )}
        {(isMentor || teams.some(({ isActive }) => junior.isSelf && isActive)) && (
          <a className="button" href={`/wins/new?for=${junior.id}`}>
            <Icon name="check" />
            Note a win
          </a>
        )}
        {isMentor && (
          <>
            <a className="button" href={`/reviews/new?with=${junior.id}`}>
              <Icon name="code" />
              Log review
            </a>
            <a className="button" href={`/sessions/new?with=${junior.id}`}>
              <Icon name="people" />
              Log session
            </a>
          </>
        )}
      </div>
    </div>
  )
}

function contactWords(ctx: Ctx, junior: JuniorForViewer, contacts: Contact[]): string {
  const today = dayIn(ctx.now, ctx.timeZone)
  const own = contacts.find(({ mentor }) => mentor.id === ctx.viewer.id)
  const shown = own ? [own] : contacts
  if (shown.length === 0) return junior.teams.length === 0 ? '' : 'No mentor'
  const names = listOfWords(shown.map(({ mentor }) => fullName(ctx.viewer, mentor)))
  const who = own
    ? `With you since ${plainDay(own.startedOn, today)}`
    : `${junior.isSelf ? 'Your mentor' : 'Mentor'}${shown.length > 1 ? 's' : ''} ${names}`
  const next = shown
    .flatMap((contact) => (contact.next ? [contact.next] : []))
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0]
  if (!next) return `${who}, no next session planned`
  return `${who}, ${nextSessionWords(next, today, ctx.timeZone)}`
}

function progressWords({ achieved, total, underWay }: ReturnType<typeof progressSum>): string {
  return capital(`${achieved} of ${count(total, 'milestone')} achieved, ${underWay} under way`)
}

function assignAction(team: TeamOfJunior, junior: JuniorForViewer, roadmapId: string | undefined) {
  if (junior.isSelf)
    return {
      action: (
        <a className="button" href="/roadmaps">
          See the roadmap
        </a>
      ),
    }
  if (!roadmapId || !(team.isMentor || team.isLead)) return {}
  return {
    action: (
      <a className="button button--primary" href={`/roadmaps/${roadmapId}/assign?junior=${junior.id}`}>
        Assign milestones
      </a>
    ),
  }
}

function crumbs(ctx: Ctx, junior: JuniorForViewer) {
  const team = junior.teams.find(({ isLead }) => isLead) ?? junior.teams[0]
  if (!team || !ctx.viewer.roles.some(({ teamId }) => teamId === team.id))
    return [{ href: '/', label: 'Today' }]
  return [{ href: `/teams/${team.id}`, label: team.name }]
}
