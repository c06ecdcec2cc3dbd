import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { jots } from '#db/schema/jots.ts'
import { people, teams } from '#db/schema/people.ts'
import { wins } from '#db/schema/wins.ts'
import { goalsExported, jotsExported, winsExported } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const junior = alias(people, 'junior')
const about = alias(people, 'about')

/** A person's own, and in nobody else's export. */
export const jotSheet = sheet('jots', {
  id: jots.id,
  fields: () => ({
    teamId: jots.teamId,
    team: teams.name,
    aboutId: jots.aboutId,
    about: about.name,
    body: jots.body,
    comesBackOn: jots.comesBackOn,
    state: jots.state,
    becameKind: jots.becameKind,
    becameId: jots.becameId,
    closedAt: jots.closedAt,
    createdAt: jots.createdAt,
    editedAt: jots.editedAt,
  }),
  from: (chosen) =>
    chosen.from(jots).innerJoin(teams, eq(teams.id, jots.teamId)).leftJoin(about, eq(about.id, jots.aboutId)),
  where: jotsExported,
})

/** The goal only for those who may see it. */
export const winSheet = sheet('wins', {
  id: wins.id,
  fields: (ctx) => ({
    teamId: wins.teamId,
    team: teams.name,
    juniorId: wins.juniorId,
    junior: junior.name,
    authorId: wins.authorId,
    author: author.name,
    visibility: wins.visibility,
    body: wins.body,
    happenedOn: wins.happenedOn,
    link: wins.link,
    goalId: where(goalsExported(ctx), wins.goalId),
    createdAt: wins.createdAt,
    editedAt: wins.editedAt,
    withdrawnAt: wins.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(wins)
      .innerJoin(teams, eq(teams.id, wins.teamId))
      .innerJoin(junior, eq(junior.id, wins.juniorId))
      .innerJoin(author, eq(author.id, wins.authorId))
      .leftJoin(goals, eq(goals.id, wins.goalId)),
  where: winsExported,
})
