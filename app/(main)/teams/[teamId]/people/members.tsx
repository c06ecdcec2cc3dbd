import { Pebble } from '#app/_parts/people/person.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import type { Member } from '#lib/teams/reads.ts'
import { rolesInWords } from '#lib/teams/rules.ts'

export function Members(props: {
  team: { id: string; canManage: boolean }
  members: Member[]
  viewerId: string
}) {
  const { team, members, viewerId } = props
  const people = `/teams/${team.id}/people`
  return (
    <section aria-labelledby="members">
      <div className="sec__head">
        <h2 id="members">Members</h2>
        {team.canManage && (
          <div className="row">
            <a className="btn btn--sm" href={`${people}/add`}>
              Add somebody
            </a>
            <a className="btn btn--sm btn--go" href={`${people}/invite`}>
              Invite
            </a>
          </div>
        )}
      </div>
      {members.length === 0 && (
        <EmptyList title="Nobody yet">
          Begin with a lead: invite one, or add somebody who has an account.
        </EmptyList>
      )}
      {members.length > 0 && (
        <ul className="sheet roster">
          {members.map((member) => (
            <li key={member.id}>
              <Pebble person={member} />
              <p className="roster__txt">
                {team.canManage ? (
                  <a className="t" href={`${people}/${member.id}`}>
                    {member.name}
                  </a>
                ) : (
                  <b>{member.name}</b>
                )}
                <span>{rolesInWords(member.roles)}</span>
                {member.email && <span className="meta">{member.email}</span>}
              </p>
              {member.id === viewerId && (
                <a className="btn btn--sm btn--quiet" href={`${people}/${member.id}/leave`}>
                  Leave
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
