import type { Metadata } from 'next'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Role } from '#db/words.ts'
import { isolated } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { NameBook } from '#lib/core/names.ts'
import { usualCadenceDays } from '#lib/mentorships/rules.ts'
import { getManagedTeam, listMembers } from '#lib/teams/reads.ts'
import { pair } from '../actions.ts'
import { CadenceField } from '../cadence-field.tsx'
import { peopleTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const teamOf = cache(async (teamId: string) =>
  found(getManagedTeam(await requireContext(), addressId(teamId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Pair mentor and junior: ${(await teamOf((await params).teamId)).name}` }
}

export default async function PairPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const team = await teamOf((await params).teamId)
  const members = await listMembers(ctx, team)
  // Of the members alone: an admin needn't know them otherwise.
  const names = new NameBook(members.map((each) => ({ ...each, shortName: null, email: each.email ?? '' })))
  const having = (role: Role) =>
    members
      .filter(({ roles }) => roles.includes(role))
      .map(({ id, name }) => ({ value: id, label: isolated(names.find(id)?.full ?? name) }))
  const [mentors, juniors] = [having('mentor'), having('junior')]
  const query = await searchParams
  return (
    <Page
      title="Pair mentor and junior"
      width="read"
      crumbs={peopleTrail(ctx, team)}
      lede="From now on the mentor can see the junior’s goals in this team, and what’s written for the junior’s circle."
    >
      {mentors.length === 0 || juniors.length === 0 ? (
        <EmptyList
          title={mentors.length === 0 ? 'No mentors here yet' : 'No juniors here yet'}
          level={2}
          action={
            <a className="button button--small" href={`/teams/${team.id}/people`}>
              To the members
            </a>
          }
        >
          Give someone that role on their page first, or invite someone.
        </EmptyList>
      ) : (
        <ActionForm action={pair} formId={newId()} className="form">
          <input type="hidden" name="teamId" value={team.id} />
          <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
            <Select
              name="juniorId"
              label="Junior"
              empty="Choose"
              options={juniors}
              value={one(query.junior)}
              required
            />
            <Select
              name="mentorId"
              label="Mentor"
              empty="Choose"
              options={mentors}
              value={one(query.mentor)}
              required
            />
          </div>
          <CadenceField days={usualCadenceDays} />
          <div className="form-bar">
            <SubmitButton>Pair</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Page>
  )
}
