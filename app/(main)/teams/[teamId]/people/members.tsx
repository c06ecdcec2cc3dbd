import { Pebble } from '#app/_parts/people/person.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { readableAddress } from '#lib/core/email.ts'
import { capital, numberWord } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import type { Member } from '#lib/teams/reads.ts'
import { rolesInWords } from '#lib/teams/rules.ts'

export function Members(props: {
  team: { id: string; canManage: boolean }
  members: Member[]
  viewer: Viewer
  /** How many invites are open. */
  invited: number
}) {
  const { team, members, viewer, invited } = props
  const people = `/teams/${team.id}/people`
  return (
    <section aria-labelledby="members">
      <div className="section-head">
        <h2 id="members">Members</h2>
        {team.canManage && (
          <a className="button button--small button--primary" href={`${people}/invite`}>
            Invite
          </a>
        )}
      </div>
      {members.length === 0 &&
        (invited === 0 ? (
          <EmptyList title="Nobody yet">Start by inviting a lead.</EmptyList>
        ) : (
          <EmptyList
            title={invited === 1 ? 'One invite is out' : `${capital(numberWord(invited))} invites are out`}
          >
            People appear here once they accept.
          </EmptyList>
        ))}
      {members.length > 0 && (
        <Plain as="ul" className="sheet roster">
          {members.map((member) => (
            <li key={member.id}>
              <Pebble person={member} />
              <p className="roster__text">
                {team.canManage ? (
                  <a className="title" href={`${people}/${member.id}`}>
                    <bdi>{member.name}</bdi>
                  </a>
                ) : (
                  <b>
                    <bdi>{fullName(viewer, member)}</bdi>
                  </b>
                )}
                <span>{rolesInWords(member.roles)}</span>
                {member.email && <span className="meta">{readableAddress(member.email)}</span>}
              </p>
              {member.id === viewer.id && (
                <a className="button button--small button--quiet" href={`${people}/${member.id}/leave`}>
                  Leave
                </a>
              )}
            </li>
          ))}
        </Plain>
      )}
    </section>
  )
}
