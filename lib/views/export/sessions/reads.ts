import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import {
  actionsExported,
  isPersons,
  lengthExported,
  notesExported,
  planExported,
  pointsExported,
  sessionsExported,
} from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')
const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const owner = alias(people, 'owner')

export const sessionNoteSheet = sheet('session_notes', {
  id: sessionNotes.id,
  fields: () => ({
    sessionId: sessionNotes.sessionId,
    heldOn: sessions.heldOn,
    authorId: sessionNotes.authorId,
    author: author.name,
    visibility: sessionNotes.visibility,
    readerId: sessionNotes.readerId,
    reader: reader.name,
    body: sessionNotes.body,
    createdAt: sessionNotes.createdAt,
    editedAt: sessionNotes.editedAt,
    withdrawnAt: sessionNotes.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(sessionNotes)
      .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
      .innerJoin(author, eq(author.id, sessionNotes.authorId))
      .leftJoin(reader, eq(reader.id, sessionNotes.readerId)),
  where: notesExported,
})

export const agendaPointSheet = sheet('agenda_points', {
  id: agendaPoints.id,
  fields: () => ({
    mentorshipId: agendaPoints.mentorshipId,
    mentorId: mentorships.mentorId,
    mentor: mentor.name,
    juniorId: mentorships.juniorId,
    junior: junior.name,
    authorId: agendaPoints.authorId,
    author: author.name,
    visibility: agendaPoints.visibility,
    readerId: agendaPoints.readerId,
    reader: reader.name,
    body: agendaPoints.body,
    part: agendaPoints.part,
    createdAt: agendaPoints.createdAt,
    talkedAt: agendaPoints.talkedAt,
    talkedInId: agendaPoints.talkedInId,
    addedInId: agendaPoints.addedInId,
    editedAt: agendaPoints.editedAt,
    withdrawnAt: agendaPoints.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(agendaPoints)
      .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
      .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
      .innerJoin(junior, eq(junior.id, mentorships.juniorId))
      .innerJoin(author, eq(author.id, agendaPoints.authorId))
      .leftJoin(reader, eq(reader.id, agendaPoints.readerId)),
  where: pointsExported,
})

export const actionSheet = sheet('actions', {
  id: actions.id,
  fields: (ctx) => ({
    mentorshipId: actions.mentorshipId,
    teamId: actions.teamId,
    juniorId: actions.juniorId,
    junior: junior.name,
    sessionId: actions.sessionId,
    ownerId: actions.ownerId,
    owner: owner.name,
    authorId: actions.authorId,
    author: author.name,
    visibility: actions.visibility,
    readerId: actions.readerId,
    reader: reader.name,
    body: actions.body,
    dueOn: actions.dueOn,
    state: actions.state,
    closedAt: actions.closedAt,
    closedInId: actions.closedInId,
    ...(!isPersons(ctx) && { closedById: actions.closedById }),
    createdAt: actions.createdAt,
    editedAt: actions.editedAt,
    withdrawnAt: actions.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(actions)
      .innerJoin(junior, eq(junior.id, actions.juniorId))
      .innerJoin(owner, eq(owner.id, actions.ownerId))
      .innerJoin(author, eq(author.id, actions.authorId))
      .leftJoin(reader, eq(reader.id, actions.readerId)),
  where: actionsExported,
})

/** A withdrawn one has its day only. */
export const sessionSheet = sheet('sessions', {
  id: sessions.id,
  fields: (ctx) => ({
    teamId: sessions.teamId,
    team: teams.name,
    mentorshipId: sessions.mentorshipId,
    mentorId: sessions.mentorId,
    mentor: mentor.name,
    juniorId: sessions.juniorId,
    junior: junior.name,
    state: sessions.state,
    heldOn: sessions.heldOn,
    startsAt: where(planExported(), sessions.startsAt),
    agreedZone: where(planExported(), sessions.agreedZone),
    minutes: where(lengthExported(ctx), sessions.minutes),
    ...(!isPersons(ctx) && {
      plannedInId: where(planExported(), sessions.plannedInId),
      createdAt: sessions.createdAt,
    }),
    withdrawnAt: sessions.withdrawnAt,
  }),
  from: (chosen) =>
    chosen
      .from(sessions)
      .innerJoin(teams, eq(teams.id, sessions.teamId))
      .innerJoin(mentor, eq(mentor.id, sessions.mentorId))
      .innerJoin(junior, eq(junior.id, sessions.juniorId)),
  where: sessionsExported,
})
