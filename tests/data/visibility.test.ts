import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { dialect } from '#db/columns.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { matchReaders } from '#db/search/search.ts'
import { inCircle, textVisibleTo } from '#lib/audience/access.ts'
import { newId } from '#lib/core/ids.ts'
import { documentColumns } from '#lib/record/search/access.ts'
import { listReaderTerms } from '#lib/record/search/readers/reads.ts'
import { indexTexts } from '#lib/record/search/writes.ts'
import { contextOf, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { makePerson, makeTeam } from '#tests/support/world/people.ts'

openTestDatabase()

// Who sees what, written a second time as a few lines about lists, to compare the SQL with.
type Text = {
  author: string
  visibility: 'private' | 'pair' | 'circle'
  reader: string | null
  about: Circle
}
type Circle = { junior: string; team: string }
type Membership = { person: string; team: string; role: 'lead' | 'mentor' | 'junior'; isOver: boolean }
type Mentorship = { mentor: string; junior: string; team: string; isOver: boolean }
type Ties = { memberships: Membership[]; mentorships: Mentorship[] }

function isAround(viewer: string, { junior, team }: Circle, ties: Ties): boolean {
  if (viewer === junior) return true
  const mentors = ties.mentorships.some(
    (each) => each.mentor === viewer && each.junior === junior && each.team === team && !each.isOver,
  )
  const leads = ties.memberships.some(
    (each) => each.person === viewer && each.team === team && each.role === 'lead' && !each.isOver,
  )
  return mentors || leads
}

function reads(viewer: string, text: Text, ties: Ties): boolean {
  if (viewer === text.author) return true
  if (text.visibility === 'private') return false
  return text.visibility === 'pair' ? viewer === text.reader : isAround(viewer, text.about, ties)
}

const people: string[] = []
const teams: string[] = []
const texts = new Map<string, Text>()

// Every possible text among four people in two teams, once; their memberships and mentorships change.
beforeAll(async () => {
  for (const name of ['Ada', 'Tomasz', 'Ruth', 'Kenji']) people.push(await makePerson(name))
  for (const name of ['Pythonistas', 'Gophers']) teams.push(await makeTeam(name))
  for (const junior of people)
    for (const team of teams)
      for (const author of people) {
        const about = { junior, team }
        texts.set(newId(), { author, visibility: 'private', reader: null, about })
        texts.set(newId(), { author, visibility: 'circle', reader: null, about })
        for (const reader of people) texts.set(newId(), { author, visibility: 'pair', reader, about })
      }
  const documents = [...texts].map(([recordId, { author, visibility, reader, about }]) => ({
    recordId,
    kind: 'comment' as const,
    pageId: recordId,
    teamId: about.team,
    juniorId: about.junior,
    authorId: author,
    visibility,
    readerId: reader,
    title: 'A text',
    body: '',
    at: testNow,
  }))
  await transaction((tx) => indexTexts(tx, documents))
})

const person = fc.nat(3)
const team = fc.nat(1)
const worlds = fc.record({
  memberships: fc.uniqueArray(
    fc.record({
      person,
      team,
      role: fc.constantFrom('lead', 'mentor', 'junior'),
      isOver: fc.boolean(),
    }),
    { maxLength: 8, selector: (each) => `${each.person} ${each.team} ${each.role}` },
  ),
  mentorships: fc.uniqueArray(
    fc
      .record({ mentor: person, junior: person, team, isOver: fc.boolean() })
      .filter(({ mentor, junior }) => mentor !== junior),
    { maxLength: 8, selector: (each) => `${each.mentor} ${each.junior} ${each.team}` },
  ),
})

test('who reads a text, and who is in a circle, is what product.md says, in any world', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (drawn) => {
      const ties = named(drawn)
      await settle(ties)
      for (const viewer of people) {
        // The roles in the context, and being an admin, must give nothing: only the rows count.
        const roles = teams.map((teamId) => ({ teamId, teamName: 'A team', role: 'lead' as const }))
        const ctx = contextOf({ id: viewer, isAdmin: true, roles })
        const rows = { recordId: searchDocuments.recordId }
        const readable = await db
          .select(rows)
          .from(searchDocuments)
          .where(textVisibleTo(ctx, documentColumns))
        const around = await db.select(rows).from(searchDocuments).where(inCircle(ctx, searchDocuments))
        expect(idsOf(readable)).toEqual(idsWhere((text) => reads(viewer, text, ties)))
        const met = await db
          .select(rows)
          .from(searchDocuments)
          .where(matchReaders(await listReaderTerms(ctx)))
        // The index has no term of anyone else's in it, so a search costs what one's own texts cost.
        expect(idsOf(met)).toEqual(idsOf(readable))
        expect(idsOf(around)).toEqual(idsWhere((text) => isAround(viewer, text.about, ties)))
      }
    }),
    { numRuns: cases(dialect === 'sqlite' ? 60 : 12) },
  )
})

const idsOf = (rows: { recordId: string }[]) => rows.map(({ recordId }) => recordId).sort()
const idsWhere = (holds: (text: Text) => boolean) =>
  [...texts].flatMap(([id, text]) => (holds(text) ? [id] : [])).sort()

function named(drawn: {
  memberships: { person: number; team: number; role: string; isOver: boolean }[]
  mentorships: { mentor: number; junior: number; team: number; isOver: boolean }[]
}): Ties {
  const who = (index: number) => people[index] as string
  const where = (index: number) => teams[index] as string
  return {
    memberships: drawn.memberships.map((each) => ({
      ...each,
      person: who(each.person),
      team: where(each.team),
      role: each.role as Membership['role'],
    })),
    mentorships: drawn.mentorships.map((each) => ({
      ...each,
      mentor: who(each.mentor),
      junior: who(each.junior),
      team: where(each.team),
    })),
  }
}

/** Leaves no other memberships and mentorships than these. */
async function settle(ties: Ties): Promise<void> {
  const endOf = ({ isOver }: { isOver: boolean }) => (isOver ? testNow : null)
  await transaction(async (tx) => {
    await tx.delete(memberships)
    await tx.delete(mentorships)
    if (ties.memberships.length > 0)
      await tx.insert(memberships).values(
        ties.memberships.map((each) => ({
          id: newId(),
          personId: each.person,
          teamId: each.team,
          role: each.role,
          startedAt: testNow,
          endedAt: endOf(each),
        })),
      )
    if (ties.mentorships.length > 0)
      await tx.insert(mentorships).values(
        ties.mentorships.map((each) => ({
          id: newId(),
          teamId: each.team,
          mentorId: each.mentor,
          juniorId: each.junior,
          cadenceDays: 14,
          startedAt: testNow,
          endedAt: endOf(each),
        })),
      )
  })
}
