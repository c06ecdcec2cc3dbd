import { Person } from '#app/_parts/people/person.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import type { Role } from '#db/words.ts'
import type { TeamDashboard } from '#lib/views/dashboard/rules.ts'

const groups: { role: Role; title: string }[] = [
  { role: 'lead', title: 'Leads' },
  { role: 'mentor', title: 'Mentors' },
  { role: 'junior', title: 'Juniors' },
]

export function Members({ members, readable }: { members: TeamDashboard['members']; readable: Set<string> }) {
  return (
    <section aria-labelledby="members">
      <div className="section-head">
        <h2 id="members">People</h2>
      </div>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-3 print:grid-cols-3">
        {groups.map(({ role, title }) => {
          const people = members.filter(({ roles }) => roles.includes(role))
          if (people.length === 0) return null
          return (
            <section key={role} aria-labelledby={`role-${role}`}>
              <h3 id={`role-${role}`} className="subheading mb-2">
                {title}
              </h3>
              <Plain as="ul" className="sheet rows">
                {people.map((person) => (
                  <li key={person.id}>
                    <Person
                      person={person}
                      {...(role === 'junior' && readable.has(person.id)
                        ? { href: `/people/${person.id}` }
                        : {})}
                    />
                  </li>
                ))}
              </Plain>
            </section>
          )
        })}
      </div>
    </section>
  )
}
