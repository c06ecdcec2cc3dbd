import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { givenBy } from '#lib/sessions/opinions/access.ts'
import { isPersons, opinionsExported, wordsExported } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const junior = alias(people, 'junior')
const mentor = alias(people, 'mentor')
const reader = alias(people, 'reader')

/** How useful a session was is only in the export of the junior who said so. */
export const sessionOpinionSheet = sheet('session_opinions', {
  id: sessionOpinions.id,
  fields: (ctx) => ({
    sessionId: sessionOpinions.sessionId,
    heldOn: sessions.heldOn,
    teamId: sessionOpinions.teamId,
    mentorId: sessionOpinions.mentorId,
    mentor: mentor.name,
    juniorId: sessionOpinions.juniorId,
    junior: junior.name,
    ...(isPersons(ctx) && { useful: where(givenBy(ctx), sessionOpinions.useful) }),
    readerId: sessionOpinions.readerId,
    reader: reader.name,
    body: where(wordsExported(ctx), sessionOpinions.body),
    createdAt: sessionOpinions.createdAt,
    withdrawnAt: sessionOpinions.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(sessionOpinions)
      .innerJoin(sessions, eq(sessions.id, sessionOpinions.sessionId))
      .innerJoin(mentor, eq(mentor.id, sessionOpinions.mentorId))
      .innerJoin(junior, eq(junior.id, sessionOpinions.juniorId))
      .leftJoin(reader, eq(reader.id, sessionOpinions.readerId)),
  where: opinionsExported,
})
