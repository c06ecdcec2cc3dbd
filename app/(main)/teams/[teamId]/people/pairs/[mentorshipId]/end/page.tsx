import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { calledName, fullName } from '#lib/core/names.ts'
import { getPair } from '#lib/mentorships/reads.ts'
import { getEnding } from '#lib/teams/endings/reads.ts'
import { getTeam } from '#lib/teams/reads.ts'
import { pairEndingSentences } from '#lib/teams/rules.ts'
import { endPair } from '../../../actions.ts'
import { Consequences } from '../../../consequences.tsx'
import { peopleTrail } from '../../../trail.ts'

type Props = { params: Promise<{ teamId: string; mentorshipId: string }> }

// Shared by `generateMetadata` and the page.
const pairOf = cache(async (teamId: string, mentorshipId: string) =>
  found(getPair(await requireContext(), addressId(teamId), addressId(mentorshipId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const { teamId, mentorshipId } = await params
  const { junior, mentor } = await pairOf(teamId, mentorshipId)
  return { title: `End this mentorship: ${fullName(viewer, junior)} with ${fullName(viewer, mentor)}` }
}

export default async function EndPair({ params }: Props) {
  const ctx = await requireContext()
  const { teamId, mentorshipId } = await params
  const pair = await pairOf(teamId, mentorshipId)
  const team = await found(getTeam(ctx, pair.team.id))
  const junior = { teamId: team.id, personId: pair.junior.id, name: calledName(ctx.viewer, pair.junior) }
  const ending = await getEnding(ctx, junior, team.leads)
  const people = `/teams/${team.id}/people`
  return (
    <Page
      title="End this mentorship?"
      width="read"
      crumbs={[
        ...peopleTrail(ctx, team),
        {
          href: `${people}/pairs/${pair.id}`,
          label: `${fullName(ctx.viewer, pair.junior)} with ${fullName(ctx.viewer, pair.mentor)}`,
        },
      ]}
      lede={`${fullName(ctx.viewer, pair.junior)} with ${fullName(ctx.viewer, pair.mentor)}, in ${team.name}.`}
    >
      <div className="stack-9 sm:stack-10">
        <Consequences sentences={pairEndingSentences(ending, pair.mentor.name)} />
        <ActionForm action={endPair}>
          <input type="hidden" name="mentorshipId" value={pair.id} />
          <Hidden name="version" value={pair.version} />
          <FormBar submit="End the mentorship" back={`${people}/pairs/${pair.id}`} backWords="Cancel" ends />
        </ActionForm>
      </div>
    </Page>
  )
}
