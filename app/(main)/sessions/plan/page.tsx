import type { Metadata } from 'next'
import { cache } from 'react'
import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { getOfferedDate, listOwnJuniors, type OwnJunior } from '#lib/sessions/logging/reads.ts'
import { DateFields } from '../date-fields.tsx'
import { JuniorChoice } from '../junior-choice.tsx'
import { OfferedDate } from '../offered-date.tsx'
import { plan } from './actions.ts'

type Props = { searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const pairOf = cache(async (juniorId: string, teamId: string | undefined) =>
  found(ownJunior(await requireContext(), addressId(juniorId), teamId)),
)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { with: juniorId, team } = await searchParams
  const id = one(juniorId)
  if (id === undefined) return { title: 'Plan a session' }
  const { viewer } = await requireContext()
  return { title: planTitle(calledName(viewer, (await pairOf(id, one(team))).junior)) }
}

const planTitle = (name: string) => `Plan a session with ${name}`

export default async function PlanSessionPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const juniorId = one(query.with)
  if (juniorId !== undefined) return <PlanForm ctx={ctx} pair={await pairOf(juniorId, one(query.team))} />
  const juniors = await listOwnJuniors(ctx)
  return (
    <Page title="Plan a session" lede="Who with?" width="read">
      {juniors.length === 0 ? (
        <EmptyList title="No one is paired with you yet" level={2}>
          A junior’s mentor plans sessions. A lead of your team sets up the pairs.
        </EmptyList>
      ) : (
        <JuniorChoice juniors={juniors} to="/sessions/plan" ctx={ctx} />
      )}
    </Page>
  )
}

async function ownJunior(ctx: Ctx, juniorId: string, teamId: string | undefined): Promise<OwnJunior> {
  const pairs = await listOwnJuniors(ctx, juniorId)
  const pair = teamId === undefined ? pairs[0] : pairs.find((row) => row.teamId === teamId)
  if (!pair) throw new NotFound()
  return pair
}

async function PlanForm({ ctx, pair }: { ctx: Ctx; pair: OwnJunior }) {
  const { junior, planned, cadenceDays } = pair
  const today = personDay(ctx.now, junior.zones)
  const name = calledName(ctx.viewer, junior)
  return (
    <Page
      title={planTitle(name)}
      lede={`You can both add to the agenda right away. ${name} sees the date.`}
      crumbs={[{ href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) }]}
      width="read"
    >
      {planned ? (
        <Notice
          action={
            <a className="button button--small" href={`/sessions/${planned.id}`}>
              Open it
            </a>
          }
        >
          Your next session with <bdi>{name}</bdi> is planned already, for{' '}
          <SessionTime session={planned} ctx={ctx} people={[junior]} />.
        </Notice>
      ) : (
        <ActionForm action={plan} formId={newId()} className="form">
          <input type="hidden" name="mentorshipId" value={pair.mentorshipId} />
          <OfferedDate
            offered={await getOfferedDate(ctx, pair)}
            today={today}
            cadenceDays={cadenceDays}
            names={{ day: 'heldOn', time: 'startsAt' }}
          />
          <DateFields ctx={ctx} junior={junior} />
          <FormBar submit="Plan session" back="/sessions" backWords="Discard" isApart />
        </ActionForm>
      )}
    </Page>
  )
}
