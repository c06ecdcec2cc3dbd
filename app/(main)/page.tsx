import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { BegunDraft } from '#app/_parts/drafts/begun-draft.tsx'
import { changedJot } from '#app/_parts/jots/changed-jot.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { ProposalLines } from '#app/_parts/proposals/proposal-lines.tsx'
import { CalledOffSessions } from '#app/_parts/sessions/called-off.tsx'
import { type ChangedAction, changedAction } from '#app/_parts/sessions/changed-action.ts'
import { requireContext } from '#app/_server/context.ts'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { longDay } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getHome, type JuniorHome, type MentorHome, type TeamBrief } from '#lib/views/home/reads.ts'
import { AdminMain } from './_home/admin.tsx'
import { NextSessions, OpenActions } from './_home/agenda.tsx'
import { Jots } from './_home/jots.tsx'
import { BeforeFirstGoal, juniorHead, LatestFeedback, OwnCairn, OwnGoals } from './_home/junior.tsx'
import { LeadMain, leadHead } from './_home/lead.tsx'
import { LeftOpenNotice } from './_home/left-open.tsx'
import { MentorMain, mentorHead } from './_home/mentor.tsx'
import { NextSteps } from './_home/next-steps.tsx'
import { SuggestedChanges } from './_home/suggested.tsx'
import { WasItWorthIt } from './_home/worth-it.tsx'
import { sendPage } from './actions.ts'

export const metadata: Metadata = { title: 'Today' }

/** `press` orders the parts: the one where someone is waiting comes first. */
type Part = {
  key: string
  press: number
  title: string
  lede: string
  body: (agenda: ReactNode) => ReactNode
}

const withSide = 'grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side lg:gap-12'

export default async function Home() {
  const ctx = await requireContext()
  const changed = await changedAction('action')
  const kept = await changedAction('promise')
  const jotChanged = await changedJot()
  const { agenda, jots, calledOff, mentor, junior, briefs } = await getHome(
    ctx,
    (changed ?? kept)?.id,
    jotChanged?.id,
  )
  const told = (calledOff.length > 0 || (agenda && agenda.left.length > 0)) && (
    <div className="mb-8 stack-3">
      <CalledOffSessions sessions={calledOff} ctx={ctx} />
      {agenda && <LeftOpenNotice left={agenda.left} ctx={ctx} />}
    </div>
  )
  const parts = [
    mentor && mentorPart(ctx, mentor, kept),
    junior && juniorPart(ctx, junior),
    briefs && leadPart(ctx, briefs),
  ]
    .filter((part) => part !== null)
    .sort((a, b) => b.press - a.press)
  const [first, ...others] = parts
  const today = longDay(dayIn(ctx.now, ctx.timeZone), dayIn(ctx.now, ctx.timeZone))
  if (!first) return <Nobody ctx={ctx} today={today} told={told} />
  const own = agenda && (
    <>
      <NextSessions ctx={ctx} sessions={agenda.sessions} />
      <OpenActions ctx={ctx} actions={agenda.actions} changed={changed} />
    </>
  )
  return (
    <FormsPage
      eyebrow={today}
      title={first.title}
      lede={first.lede}
      side={junior && <NoteWin ctx={ctx} />}
      forms={sendPage}
    >
      <DidNotice elsewhere={['action-', 'promise-', 'jot-']} />
      <BegunDraft ctx={ctx} />
      {told}
      {jots && <Jots ctx={ctx} own={jots} changed={jotChanged} />}
      {first.body(own)}
      {others.map((part) => (
        <section key={part.key} className="mt-12" aria-labelledby={`part-${part.key}`}>
          <h2 id={`part-${part.key}`}>{part.title}</h2>
          <p className="meta mb-6">{part.lede}</p>
          {part.body(null)}
        </section>
      ))}
    </FormsPage>
  )
}

function NoteWin({ ctx }: { ctx: Ctx }) {
  return (
    <a className="button" href={`/wins/new?for=${ctx.viewer.id}`}>
      <Icon name="check" />
      Note a win
    </a>
  )
}

function mentorPart(ctx: Ctx, home: MentorHome, kept: ChangedAction | undefined): Part {
  return {
    key: 'mentor',
    press: home.needing.length > 0 ? 4 : 0,
    ...mentorHead(home),
    body: (own) => (
      <div className={own ? withSide : undefined}>
        <div className="stack-9 sm:stack-10">
          <MentorMain ctx={ctx} home={home} kept={kept} />
        </div>
        {own && <div className="aside">{own}</div>}
      </div>
    ),
  }
}

function juniorPart(ctx: Ctx, home: JuniorHome): Part {
  const several = home.teams.length > 1
  return {
    key: 'junior',
    press: home.steps.length > 0 ? 2 : 0,
    ...juniorHead(ctx, home),
    body: (own) =>
      home.teams.every(({ goals }) => goals.length === 0) ? (
        <div className={own || home.proposals.length > 0 ? withSide : undefined}>
          <BeforeFirstGoal ctx={ctx} home={home} />
          {(own || home.proposals.length > 0) && (
            <div className="aside">
              {own}
              <WasItWorthIt ctx={ctx} session={home.unrated} />
              <ProposalLines ctx={ctx} proposals={home.proposals} />
            </div>
          )}
        </div>
      ) : (
        <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-wide lg:grid-rows-[auto_1fr]">
          <NextSteps ctx={ctx} steps={home.steps} />
          <div className="aside max-sm:stack-9 max-lg:block max-lg:stack-8 lg:col-start-2 lg:row-start-1 lg:row-end-3 print:stack-10">
            {home.teams.map((team) => (
              <OwnCairn
                ctx={ctx}
                key={team.teamId}
                team={team}
                several={several}
                hasLevels={home.hasLevels}
                mentor={home.mentors.find(({ teamId }) => teamId === team.teamId)?.mentor ?? null}
              />
            ))}
            {own}
            <WasItWorthIt ctx={ctx} session={home.unrated} />
            <ProposalLines ctx={ctx} proposals={home.proposals} />
            {home.feedback && <LatestFeedback ctx={ctx} feedback={home.feedback} />}
          </div>
          <OwnGoals ctx={ctx} home={home} />
        </div>
      ),
  }
}

function leadPart(ctx: Ctx, briefs: TeamBrief[]): Part {
  return {
    key: 'lead',
    press: briefs.some(({ needing }) => needing.length > 0) ? 3 : 0,
    ...leadHead(briefs),
    body: (own) => (
      <div className={own ? withSide : undefined}>
        <div className="stack-9 sm:stack-10">
          <LeadMain ctx={ctx} briefs={briefs} />
          <SuggestedChanges ctx={ctx} />
        </div>
        {own && <div className="aside">{own}</div>}
      </div>
    ),
  }
}

function Nobody({ ctx, today, told }: { ctx: Ctx; today: string; told: ReactNode }) {
  return (
    <Page eyebrow={today} title={`Welcome, ${calledName(ctx.viewer, ctx.viewer)}`} width="read">
      {told}
      {ctx.viewer.isAdmin ? (
        <AdminMain ctx={ctx} />
      ) : (
        <EmptyList
          level={2}
          title="You’re not in a team"
          action={
            <a className="button" href="/roadmaps">
              Look at the roadmap
            </a>
          }
        >
          A team’s lead or an admin gives you a role. What is yours from before stays: your goals, sessions
          and notes.
        </EmptyList>
      )}
    </Page>
  )
}
