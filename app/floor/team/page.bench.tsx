import { headers } from 'next/headers'
import { requireContext } from '#app/_server/context.ts'
import { addressId, one, type Query } from '#app/_server/found.ts'
import { Footer } from '#app/_ui/footer.tsx'
import { GoalStone } from '#app/(main)/_parts/goal-mark.tsx'
import { TopBar } from '#app/(main)/_parts/top-bar.tsx'
import { TeamView } from '#app/(main)/teams/[teamId]/team-view.tsx'
import type { Ctx } from '#lib/context.ts'
import { dayOf } from '#lib/days.ts'
import { getTeamDashboard } from '#lib/teams/dashboard-reads.ts'

type Wired = { viewer: Ctx['viewer']; today: string; dashboard: Awaited<ReturnType<typeof getTeamDashboard>> }

let wired: Wired | undefined

/**
 * The team page with its rows hard-wired: what the first request found is shown to all later ones, which ask neither
 * who is there nor the database.
 */
export default async function HardWiredTeamPage({ searchParams }: { searchParams: Promise<Query> }) {
  await headers()
  wired ??= await read(addressId(one((await searchParams).of) ?? ''))
  const { viewer, today, dashboard } = wired
  return (
    <>
      <TopBar viewer={viewer} />
      <GoalStone />
      <TeamView dashboard={dashboard} viewerId={viewer.id} today={today} query={{}} />
      <Footer />
    </>
  )
}

async function read(teamId: string): Promise<Wired> {
  const ctx = await requireContext()
  const dashboard = await getTeamDashboard(ctx, teamId)
  return { viewer: ctx.viewer, today: dayOf(ctx.now, ctx.timeZone), dashboard }
}
