import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { fullName } from '#lib/core/names.ts'
import { getPair } from '#lib/mentorships/reads.ts'
import { saveCadence } from '../../actions.ts'
import { CadenceField } from '../../cadence-field.tsx'
import { peopleTrail } from '../../trail.ts'

type Props = { params: Promise<{ teamId: string; mentorshipId: string }> }

// Shared by `generateMetadata` and the page.
const pairOf = cache(async (teamId: string, mentorshipId: string) =>
  found(getPair(await requireContext(), addressId(teamId), addressId(mentorshipId))),
)

async function titleOf({ params }: Props): Promise<string> {
  const { viewer } = await requireContext()
  const { teamId, mentorshipId } = await params
  const { junior, mentor } = await pairOf(teamId, mentorshipId)
  return `${fullName(viewer, junior)} with ${fullName(viewer, mentor)}`
}

export const generateMetadata = async (props: Props): Promise<Metadata> => ({ title: await titleOf(props) })

export default async function PairSettings(props: Props) {
  const ctx = await requireContext()
  const { teamId, mentorshipId } = await props.params
  const pair = await pairOf(teamId, mentorshipId)
  return (
    <Page title={await titleOf(props)} width="read" crumbs={peopleTrail(ctx, pair.team)}>
      <ActionForm action={saveCadence} formId={newId()} className="form" renewed={pair.version}>
        <input type="hidden" name="mentorshipId" value={pair.id} />
        <Hidden name="version" value={pair.version} />
        <CadenceField days={pair.cadenceDays} />
        <div className="form-bar">
          <SubmitButton>Save</SubmitButton>
          <a className="button sm:ms-auto" href={`/teams/${pair.team.id}/people/pairs/${pair.id}/end`}>
            End this mentorship
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
