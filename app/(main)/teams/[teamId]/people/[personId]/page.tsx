import type { Metadata } from 'next'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Role } from '#db/words.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { listPairs } from '#lib/mentorships/reads.ts'
import { cadenceInWords } from '#lib/mentorships/rules.ts'
import { getManagedMember } from '#lib/teams/reads.ts'
import { giveRole } from '../actions.ts'
import { roleChoices } from '../role-choices.ts'
import { peopleTrail } from '../trail.ts'

type Props = { params: Promise<{ teamId: string; personId: string }> }

// Shared by `generateMetadata` and the page.
const memberOf = cache(async (teamId: string, personId: string) =>
  found(getManagedMember(await requireContext(), addressId(teamId), addressId(personId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, personId } = await params
  const { team, member } = await memberOf(teamId, personId)
  return { title: `${member.name}, ${team.name}` }
}

export default async function MemberPage({ params }: Props) {
  const ctx = await requireContext()
  const { teamId, personId } = await params
  const { team, member } = await memberOf(teamId, personId)
  const here = `/teams/${team.id}/people/${member.id}`
  const mentors = (await listPairs(ctx, team.id)).filter(({ junior }) => junior.id === member.id)
  // An admin who is nothing else to the junior can't open the record.
  const mayRead =
    team.leads || mentors.some(({ mentor }) => mentor.id === ctx.viewer.id) || member.id === ctx.viewer.id
  const missing = roleChoices.filter(({ value }) => !member.roles.includes(value as Role))
  return (
    <Page title={member.name} width="read" crumbs={peopleTrail(ctx, team)} lede={member.email}>
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        <section aria-labelledby="roles">
          <h2 id="roles">
            Roles in <bdi>{team.name}</bdi>
          </h2>
          <ul className="sheet rows mt-3">
            {member.roles.map((role) => (
              <li key={role} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
                <div>
                  <p>
                    <b>{labelOf(role)}</b>
                  </p>
                  <p className="meta">{meaning[role]}</p>
                </div>
                <a
                  className="button button--small"
                  href={`${here}/end?role=${role}`}
                  aria-label={`End the ${role} role`}
                >
                  End
                </a>
              </li>
            ))}
          </ul>
        </section>
        {member.roles.includes('junior') && (
          <section aria-labelledby="mentors">
            <div className="section-head">
              <h2 id="mentors">{mentors.length > 1 ? 'Mentors' : 'Mentor'}</h2>
              <a className="button button--small" href={`/teams/${team.id}/people/pair?junior=${member.id}`}>
                Pair with a mentor
              </a>
            </div>
            {mentors.length === 0 ? (
              <p>No mentor yet.</p>
            ) : (
              <ul className="sheet rows">
                {mentors.map(({ id, mentor, cadenceDays }) => (
                  <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
                    <div>
                      <p>
                        <b>
                          <bdi>{fullName(ctx.viewer, mentor)}</bdi>
                        </b>
                      </p>
                      <p className="meta">They meet {cadenceInWords(cadenceDays)}.</p>
                    </div>
                    <a
                      className="button button--small"
                      href={`/teams/${team.id}/people/pairs/${id}`}
                      aria-label={`Change the pair with ${fullName(ctx.viewer, mentor)}`}
                    >
                      Change
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {mayRead && (
              <p className="mt-3">
                <a href={`/people/${member.id}`}>
                  Goals, sessions and reviews of {calledName(ctx.viewer, member)}
                </a>
              </p>
            )}
          </section>
        )}
        {missing.length > 0 && (
          <section aria-labelledby="give">
            <h2 id="give">
              Give <bdi>{calledName(ctx.viewer, member)}</bdi> another role
            </h2>
            <ActionForm action={giveRole} className="mt-3" renewed={member.roles.join()}>
              <input type="hidden" name="teamId" value={team.id} />
              <input type="hidden" name="personId" value={member.id} />
              <Segments
                name="role"
                legend="Role"
                hideLegend
                options={missing}
                value={missing.length === 1 ? missing[0]?.value : undefined}
              />
              <SubmitButton className="button mt-4">Add role</SubmitButton>
            </ActionForm>
          </section>
        )}
        <section aria-labelledby="more">
          <h2 id="more">More</h2>
          <ul className="sheet rows mt-3">
            <li>
              <p>Forgotten password</p>
              <p className="meta">
                Only admins can create links to set a new password
                {ctx.viewer.isAdmin ? (
                  <>
                    : on <a href={`/admin/people/${member.id}`}>their account page</a>.
                  </>
                ) : (
                  '. Please ask an admin.'
                )}
              </p>
            </li>
            <li className="flex flex-wrap items-center gap-x-3 gap-y-2 justify-between">
              <div>
                <p>Remove from team</p>
                <p className="meta">Ends all their roles here. You’ll see what that means first.</p>
              </div>
              <a className="button button--small" href={`${here}/leave`}>
                Remove
              </a>
            </li>
          </ul>
        </section>
      </div>
    </Page>
  )
}

const meaning: Record<Role, string> = {
  lead: 'Sees the whole team’s progress, and manages its members.',
  mentor: 'Can be paired with juniors.',
  junior: 'Has goals here, and can be paired with mentors.',
}

const labelOf = (role: Role) => roleChoices.find(({ value }) => value === role)?.label
