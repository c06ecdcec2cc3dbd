import type { Metadata } from 'next'
import { cache } from 'react'
import { draftsOn } from '#app/_parts/drafts/offer.ts'
import { draftsBeside, jotOf } from '#app/_parts/jots/from-jot.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { calledName, fullName } from '#lib/core/names.ts'
import { getSessionForm, listOwnJuniors } from '#lib/sessions/logging/reads.ts'
import { JuniorChoice } from '../junior-choice.tsx'
import { LogForm } from './log-form.tsx'
import { Recall } from './recall.tsx'

type Props = { searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const formOf = cache(async (juniorId: string, teamId: string | undefined) =>
  found(getSessionForm(await requireContext(), addressId(juniorId), teamId && addressId(teamId))),
)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { with: juniorId, team } = await searchParams
  const id = one(juniorId)
  if (id === undefined) return { title: 'New session' }
  const { viewer } = await requireContext()
  return { title: `New session with ${calledName(viewer, (await formOf(id, one(team))).junior)}` }
}

export default async function NewSessionPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const juniorId = one(query.with)
  const jot = await jotOf(ctx, query)
  if (juniorId === undefined) {
    const juniors = await listOwnJuniors(ctx)
    return (
      <Page title="Log a session" lede="Who did you meet?" width="read">
        {juniors.length === 0 ? (
          <NoJuniors />
        ) : (
          <JuniorChoice juniors={juniors} to="/sessions/new" ctx={ctx} jot={jot} />
        )}
      </Page>
    )
  }
  const form = await formOf(juniorId, one(query.team))
  return (
    <Page
      title={`Session with ${calledName(ctx.viewer, form.junior)}`}
      crumbs={[{ href: `/people/${form.junior.id}`, label: fullName(ctx.viewer, form.junior) }]}
    >
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side-form lg:gap-12">
        <LogForm
          form={form}
          ctx={ctx}
          drafts={draftsBeside(await draftsOn(ctx, form.mentorshipId, query), 'session', jot)}
          jot={jot}
          isPlanned={one(query.planned) === form.planned?.id}
        />
        <Recall ctx={ctx} form={form} />
      </div>
    </Page>
  )
}

function NoJuniors() {
  return (
    <EmptyList title="No one is paired with you yet" level={2}>
      A junior’s mentor logs sessions. A lead of your team sets up the pairs.
    </EmptyList>
  )
}
