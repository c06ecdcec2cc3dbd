import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { calendarFeeds } from '#db/schema/calendars.ts'
import {
  invites,
  memberships,
  mentorships,
  people,
  personTimeZones,
  signIns,
  teams,
} from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { openInvitesVisibleTo } from '#lib/invites/access.ts'
import { mentorshipsVisibleTo } from '#lib/mentorships/access.ts'
import { canAdminister } from '#lib/people/access.ts'
import { deviceInWords } from '#lib/sign-ins/devices/rules.ts'
import { openSignInsVisibleTo } from '#lib/sign-ins/own/access.ts'
import { managedBy, teamsVisibleTo } from '#lib/teams/access.ts'
import { namesKnownTo } from '#lib/views/drafts/access.ts'
import { either, isOwn, isPersons } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const inviter = alias(people, 'inviter')

/** Their owner's: of the address nothing but when it was made. */
export const calendarFeedSheet = sheet('calendar_feeds', {
  id: calendarFeeds.id,
  fields: () => ({
    personId: calendarFeeds.personId,
    showsNames: calendarFeeds.showsNames,
    createdAt: calendarFeeds.createdAt,
    renewedAt: calendarFeeds.renewedAt,
  }),
  from: (chosen) => chosen.from(calendarFeeds),
  where: (ctx) => either(ctx, (viewer) => isOwn(viewer, calendarFeeds.personId), undefined),
})

const peopleVisibleTo = (ctx: Ctx) =>
  canAdminister(ctx) ? sql`1 = 1` : (or(isOwn(ctx, people.id), namesKnownTo(ctx)) as SQL)

/** Addresses and rights are for oneself and admins. Who manages a team has the addresses of its members beside their roles. */
export const personSheet = sheet('people', {
  id: people.id,
  fields: (ctx) => {
    const isTheirs = isPersons(ctx) && !canAdminister(ctx) ? isOwn(ctx, people.id) : undefined
    return {
      name: people.name,
      shortName: people.shortName,
      email: where(isTheirs, people.email),
      isAdmin: where(isTheirs, people.isAdmin),
      ...(isPersons(ctx)
        ? { timeZone: where(isOwn(ctx, people.id), people.timeZone) }
        : { timeZone: people.timeZone, createdAt: people.createdAt }),
      deactivatedAt: where(isTheirs, people.deactivatedAt),
    }
  },
  from: (chosen) => chosen.from(people),
  where: (ctx) => either(ctx, peopleVisibleTo, undefined),
})

export const timeZoneSheet = sheet('time_zones', {
  id: personTimeZones.id,
  fields: () => ({
    personId: personTimeZones.personId,
    zone: personTimeZones.zone,
    since: personTimeZones.since,
  }),
  from: (chosen) => chosen.from(personTimeZones),
  where: (ctx) => either(ctx, (viewer) => isOwn(viewer, personTimeZones.personId), undefined),
})

export const teamSheet = sheet('teams', {
  id: teams.id,
  fields: (ctx) => ({
    name: teams.name,
    evidenceWaitDays: where(
      either(ctx, (viewer) => managedBy(viewer, teams.id), undefined),
      teams.evidenceWaitDays,
    ),
    ...(!isPersons(ctx) && { createdAt: teams.createdAt }),
  }),
  from: (chosen) => chosen.from(teams),
  where: (ctx) => either(ctx, teamsVisibleTo, undefined),
})

/** One's own, also ended ones, and the current ones of one's teams. */
export const membershipSheet = sheet('memberships', {
  id: memberships.id,
  fields: (ctx) => ({
    teamId: memberships.teamId,
    team: teams.name,
    personId: memberships.personId,
    person: people.name,
    email: where(
      either(
        ctx,
        (viewer) => or(isOwn(viewer, people.id), managedBy(viewer, memberships.teamId)) as SQL,
        undefined,
      ),
      people.email,
    ),
    role: memberships.role,
    startedAt: memberships.startedAt,
    endedAt: memberships.endedAt,
  }),
  from: (chosen) =>
    chosen
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .innerJoin(teams, eq(teams.id, memberships.teamId)),
  where: (ctx) =>
    either(
      ctx,
      (viewer) =>
        or(
          isOwn(viewer, memberships.personId),
          and(isNull(memberships.endedAt), teamsVisibleTo(viewer)),
        ) as SQL,
      undefined,
    ),
})

export const mentorshipSheet = sheet('mentorships', {
  id: mentorships.id,
  fields: (ctx) => ({
    teamId: mentorships.teamId,
    team: teams.name,
    mentorId: mentorships.mentorId,
    mentor: mentor.name,
    juniorId: mentorships.juniorId,
    junior: junior.name,
    cadenceDays: mentorships.cadenceDays,
    startedAt: mentorships.startedAt,
    endedAt: mentorships.endedAt,
    ...(!isPersons(ctx) && { endedById: mentorships.endedById }),
  }),
  from: (chosen) =>
    chosen
      .from(mentorships)
      .innerJoin(teams, eq(teams.id, mentorships.teamId))
      .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
      .innerJoin(junior, eq(junior.id, mentorships.juniorId)),
  where: (ctx) => either(ctx, mentorshipsVisibleTo, undefined),
})

/** A person's: the open ones, as the pages show them. */
export const inviteSheet = sheet('invites', {
  id: invites.id,
  fields: (ctx) => ({
    email: invites.email,
    teamId: invites.teamId,
    team: teams.name,
    role: invites.role,
    invitedById: invites.invitedById,
    invitedBy: inviter.name,
    createdAt: invites.createdAt,
    expiresAt: invites.expiresAt,
    ...(!isPersons(ctx) && {
      acceptedAt: invites.acceptedAt,
      acceptedById: invites.acceptedById,
      takenBackAt: invites.takenBackAt,
    }),
  }),
  from: (chosen) =>
    chosen
      .from(invites)
      .innerJoin(inviter, eq(inviter.id, invites.invitedById))
      .leftJoin(teams, eq(teams.id, invites.teamId)),
  where: (ctx) => either(ctx, openInvitesVisibleTo, undefined),
})

/** The record has none: what a sign-in is called is what its cookie carries. */
export const signInSheet = sheet('sign_ins', {
  id: signIns.id,
  fields: () => ({
    device: sql`${signIns.userAgent}`.mapWith(deviceInWords),
    createdAt: signIns.createdAt,
    lastSeenAt: signIns.lastSeenAt,
  }),
  from: (chosen) => chosen.from(signIns),
  where: (ctx) => either(ctx, openSignInsVisibleTo, sql`1 = 0`),
})
