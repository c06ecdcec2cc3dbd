import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { TeamView } from './team-view.tsx'

type Props = { params: Promise<{ teamId: string }>; searchParams: Promise<Query> }

const dashboardOf = cache(async (teamId: string) =>
  found(getTeamDashboard(await requireContext(), addressId(teamId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await dashboardOf((await params).teamId)).team.name }
}

export default async function TeamPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const dashboard = await dashboardOf((await params).teamId)
  return (
    <TeamView
      dashboard={dashboard}
      viewer={ctx.viewer}
      today={dayIn(ctx.now, ctx.timeZone)}
      query={await searchParams}
    />
  )
}
