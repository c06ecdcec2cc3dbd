import { EmptyList } from '#app/_ui/notice.tsx'
import { listTeams } from '#lib/admin/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'

/** For an admin who has no role in a team: the first teams by name, and what each still needs. */
export async function AdminMain({ ctx }: { ctx: Ctx }) {
  const { teams, total } = await listTeams(ctx, 1)
  if (teams.length === 0)
    return (
      <EmptyList
        level={2}
        title="No teams yet"
        action={
          <a className="button button--primary" href="/admin/teams/new">
            Create the first team
          </a>
        }
      >
        Create a team and invite its lead, who invites the mentors and juniors and pairs them up.
      </EmptyList>
    )
  return (
    <div className="stack-9 sm:stack-10">
      <section aria-labelledby="teams">
        <div className="section-head">
          <h2 id="teams">Teams</h2>
          <a className="button button--small" href="/admin/teams/new">
            Create a team
          </a>
        </div>
        <ul className="sheet rows">
          {teams.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </ul>
        {total > teams.length && (
          <p className="meta mt-2">
            <a href="/admin/teams">All {total} teams</a>
          </p>
        )}
      </section>
      <p className="meta">
        You’re not in a team yourself, so no goals or notes are shown here. Accounts, admins and forgotten
        passwords are under <a href="/admin/people">People</a>.
      </p>
    </div>
  )
}

function TeamRow({ team }: { team: Awaited<ReturnType<typeof listTeams>>['teams'][number] }) {
  const people = `/teams/${team.id}/people`
  const hasLead = team.leads > 0
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <div>
        <h3 className="subheading">
          <a className="title" href={people}>
            {team.name}
          </a>
        </h3>
        <p className="meta">
          {count(team.people, 'member')}, {hasLead ? count(team.leads, 'lead') : 'no lead yet'}
        </p>
      </div>
      <a
        className={hasLead ? 'button button--small' : 'button button--small button--primary'}
        href={hasLead ? people : `${people}/invite?role=lead`}
        aria-label={hasLead ? `Members of ${team.name}` : `Invite a lead to ${team.name}`}
      >
        {hasLead ? 'Members' : 'Invite a lead'}
      </a>
    </li>
  )
}
