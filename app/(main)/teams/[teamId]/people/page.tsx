import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, listOfWords, plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listOpenInvites } from '#lib/invites/reads.ts'
import { listPairs } from '#lib/mentorships/reads.ts'
import { type GivenOneself, getTeam, listGivenOneself, listMembers, type Member } from '#lib/teams/reads.ts'
import { Invites } from './invites.tsx'
import { Members } from './members.tsx'
import { Pairs } from './pairs.tsx'
import { teamTrail } from './trail.ts'

type Props = { params: Promise<{ teamId: string }> }

// Shared by `generateMetadata` and the page.
const teamOf = cache(async (teamId: string) => found(getTeam(await requireContext(), addressId(teamId))))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `People in ${(await teamOf((await params).teamId)).name}` }
}

export default async function TeamPeople({ params }: Props) {
  const ctx = await requireContext()
  const team = await teamOf((await params).teamId)
  const [members, pairs, invites, given] = await Promise.all([
    listMembers(ctx, team),
    listPairs(ctx, team.id),
    listOpenInvites(ctx, team.id),
    listGivenOneself(ctx, team.id),
  ])
  return (
    <Page
      title={`People in ${team.name}`}
      crumbs={teamTrail(ctx, team)}
      lede={sizeInWords(members, invites.length)}
      side={
        team.canManage && (
          <a className="button button--small" href={`/teams/${team.id}/people/team`}>
            Name and limits
          </a>
        )
      }
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        {given.map((one) => (
          <Notice key={one.id} tone="soon">
            <Given one={one} ctx={ctx} />
          </Notice>
        ))}
        <Members team={team} members={members} viewer={ctx.viewer} invited={invites.length} />
        <Pairs team={team} pairs={pairs} members={members} ctx={ctx} />
        {team.canManage && <Invites invites={invites} ctx={ctx} />}
      </div>
    </Page>
  )
}

function sizeInWords(members: readonly Member[], invited: number): string {
  const having = (role: 'lead' | 'mentor' | 'junior') =>
    members.filter(({ roles }) => roles.includes(role)).length
  const parts = (['lead', 'mentor', 'junior'] as const)
    .map((role) => ({ role, number: having(role) }))
    .filter(({ number }) => number > 0)
    .map(({ role, number }) => count(number, role))
  if (parts.length > 0) return `${listOfWords(parts)}.`
  return invited > 0
    ? `No one has joined yet. ${count(invited, 'invite is', 'invites are')} out.`
    : 'No members yet.'
}

/** Shown to every member: an admin can't join a team unnoticed. */
function Given({ one, ctx }: { one: GivenOneself; ctx: Ctx }) {
  const day = dayIn(one.at, ctx.timeZone)
  const what = one.what === 'pair' ? 'paired themselves with a junior' : `made themselves ${one.what}`
  return (
    <>
      <b>
        <bdi>{one.name}</bdi>
      </b>
      , an admin, {what} here on <Time at={one.at}>{plainDay(day, dayIn(ctx.now, ctx.timeZone))}</Time>.
    </>
  )
}
