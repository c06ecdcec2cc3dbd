import { describe, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, ReaderChanged, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { builtInTemplates } from '#lib/sessions/templates/built-in/rules.ts'
import {
  arrangeTemplatesInput,
  newTemplateInput,
  takeQuestionsInput,
  templateInput,
} from '#lib/sessions/templates/input.ts'
import { getTemplate, listTemplates } from '#lib/sessions/templates/reads.ts'
import { MAX_OWN_TEMPLATES, MAX_QUESTIONS } from '#lib/sessions/templates/rules.ts'
import { getQuestions } from '#lib/sessions/templates/using/reads.ts'
import { takeQuestions } from '#lib/sessions/templates/using/writes.ts'
import { arrangeTemplates, createTemplate, editTemplate } from '#lib/sessions/templates/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord } from '#tests/support/stored.ts'
import { raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const create = (who: Ctx, teamId: string, title: string, questions = 'One?\nTwo?', formId = newId()) =>
  createTemplate(who, newTemplateInput.parse({ formId, teamId, title, questions }))

const edit = (who: Ctx, teamId: string, template: string, version: number, fields: object = {}) =>
  editTemplate(
    who,
    templateInput.parse({
      formId: newId(),
      teamId,
      template,
      version: String(version),
      title: 'Ours',
      questions: 'Our question?',
      ...fields,
    }),
  )

const press = (who: Ctx, teamId: string, pressed: string) =>
  arrangeTemplates(who, arrangeTemplatesInput.parse({ formId: newId(), teamId, do: pressed }))

const shown = async (who: Ctx, teamId: string) =>
  (await listTemplates(who, teamId)).map(({ title, removedAt }) => (removedAt ? `(${title})` : title))

const cairns = builtInTemplates.map(({ title }) => title)

describe('the templates that Cairn brings', () => {
  test('are seven, each with four to seven questions that fit on an agenda, none twice', () => {
    expect(builtInTemplates.map(({ key }) => key)).toEqual([
      'first-session',
      'regular',
      'code-walk-through',
      'career-talk',
      'goal-review',
      'handover',
      'end',
    ])
    for (const { questions } of builtInTemplates) {
      expect(questions.length).toBeGreaterThanOrEqual(4)
      expect(questions.length).toBeLessThanOrEqual(7)
      for (const question of questions) expect(question).toMatch(/^.{10,120}\?$/)
    }
    const all = builtInTemplates.flatMap(({ questions }) => questions)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a team’s templates', () => {
  test('are Cairn’s until a lead rewords one, and then the team’s, for this team alone', async () => {
    const { lead, mentor, outsider, teamId, otherTeamId } = await makeWorld()
    expect(await shown(mentor, teamId)).toEqual(cairns)
    await edit(lead, teamId, 'regular', 0)
    const changed = await getTemplate(mentor, teamId, 'regular')
    expect(changed).toMatchObject({
      title: 'Ours',
      questions: ['Our question?'],
      version: 1,
      isCairns: false,
    })
    expect(changed.by?.id).toBe(lead.viewer.id)
    expect(await shown(outsider, otherTeamId)).toEqual(cairns)
  })
  test('can have Cairn’s wording again', async () => {
    const { lead, teamId } = await makeWorld()
    await edit(lead, teamId, 'regular', 0)
    const { title, questions } = builtInTemplates.find(({ key }) => key === 'regular') ?? {
      title: '',
      questions: [],
    }
    await edit(lead, teamId, 'regular', 1, { title, questions: questions.join('\n') })
    expect(await getTemplate(lead, teamId, 'regular')).toMatchObject({ title, version: 2, isCairns: true })
  })
  test('are added by leads; sent twice makes one', async () => {
    const { lead, mentor, junior, strangers, teamId } = await makeWorld()
    const formId = newId()
    const { id } = await create(lead, teamId, 'After an incident', 'One?', formId)
    expect(await create(lead, teamId, 'After an incident', 'One?', formId)).toEqual({ id })
    expect((await shown(mentor, teamId)).slice(7)).toEqual(['After an incident'])
    for (const who of [mentor, junior, ...strangers]) {
      await expect(create(who, teamId, 'No'), who.viewer.name).rejects.toThrow(NotFound)
      await expect(edit(who, teamId, 'regular', 0), who.viewer.name).rejects.toThrow(NotFound)
      await expect(press(who, teamId, 'remove regular'), who.viewer.name).rejects.toThrow(NotFound)
    }
  })
  test('of the team aren’t read by juniors or anyone outside it', async () => {
    const { lead, junior, outsider, teamId } = await makeWorld()
    await create(lead, teamId, 'Ours alone')
    for (const who of [junior, outsider]) expect(await shown(who, teamId)).not.toContain('Ours alone')
  })
  test('are removed and put back, with the words they had', async () => {
    const { lead, mentor, teamId } = await makeWorld()
    const { id } = await create(lead, teamId, 'Ours')
    await press(lead, teamId, `remove ${id}`)
    await press(lead, teamId, 'remove handover')
    await press(lead, teamId, 'remove handover')
    expect(await shown(mentor, teamId)).toEqual([
      ...cairns.map((title) => (title.startsWith('Handover') ? `(${title})` : title)),
      '(Ours)',
    ])
    await press(lead, teamId, `restore ${id}`)
    await press(lead, teamId, 'restore handover')
    expect(await shown(mentor, teamId)).toEqual([...cairns, 'Ours'])
    expect(await getTemplate(lead, teamId, 'handover')).toMatchObject({ isCairns: true })
  })
  test('changed meanwhile, come back with both texts and who did it; removing counts as a change', async () => {
    const { lead, teamId } = await makeWorld()
    const { id } = await create(lead, teamId, 'Ours')
    await edit(lead, teamId, id, 1)
    const stale = await edit(lead, teamId, id, 1, { title: 'Mine' }).catch((error) => error)
    expect(stale).toBeInstanceOf(Stale)
    expect(stale).toMatchObject({ version: 2, saved: { title: 'Ours', questions: 'Our question?' } })
    await press(lead, teamId, `remove ${id}`)
    await expect(edit(lead, teamId, id, 2)).rejects.toThrow(Stale)
    // One of Cairn's that nobody had touched when the form was opened.
    await edit(lead, teamId, 'end', 0)
    await expect(edit(lead, teamId, 'end', 0, { title: 'Mine' })).rejects.toThrow(Stale)
  })
  test('have limits that say so', async () => {
    const { lead, teamId } = await makeWorld()
    const parse = (questions: string) =>
      newTemplateInput.safeParse({ formId: newId(), teamId, title: 'Many', questions }).success
    expect(parse(' \n\n')).toBe(false)
    expect(parse(' One? \r\n\n Two? ')).toBe(true)
    expect(parse('Q?\n'.repeat(MAX_QUESTIONS))).toBe(true)
    expect(parse('Q?\n'.repeat(MAX_QUESTIONS + 1))).toBe(false)
    expect(parse('q'.repeat(301))).toBe(false)
    for (let count = 0; count < MAX_OWN_TEMPLATES; count += 1) await create(lead, teamId, `Number ${count}`)
    await expect(create(lead, teamId, 'One more')).rejects.toThrow(Refused)
  })
})

const take = (who: Ctx, mentorshipId: string, questions: string[], fields: object = {}) =>
  takeQuestions(
    who,
    takeQuestionsInput.parse({
      formId: newId(),
      mentorshipId,
      questions: questions.map((body) => ({ body, isTaken: 'on' })),
      ...fields,
    }),
  )

const agenda = async (who: Ctx, { mentorshipId }: World) =>
  (await listOpenPoints(who, [mentorshipId])).map(({ body }) => body)

describe('taking questions from a template', () => {
  test('adds those that are ticked at the end of the agenda, for the pair unless chosen wider', async () => {
    const world = await makeWorld()
    const { mentor, junior, lead, mentorshipId } = world
    await raise(junior, mentorshipId, 'Mine')
    expect(await take(mentor, mentorshipId, ['One?', 'Two?'], { part: 'talk' })).toMatchObject({
      isWhole: true,
    })
    await take(mentor, mentorshipId, ['Three?'], { visibility: 'circle' })
    expect(await agenda(junior, world)).toEqual(['Mine', 'One?', 'Two?', 'Three?'])
    expect(await agenda(lead, world)).toEqual(['Three?'])
    const [, one] = await listOpenPoints(mentor, [mentorshipId])
    expect(one).toMatchObject({ part: 'talk', visibility: 'pair' })
    expect(await documentsByRecord(one?.id ?? '')).toHaveLength(1)
  })
  test('leaves out what is there in the same words, and says so; what isn’t ticked isn’t added', async () => {
    const world = await makeWorld()
    const { mentor, junior, mentorshipId } = world
    await raise(junior, mentorshipId, 'What  went WELL?')
    const unticked = {
      questions: [
        { body: 'What went well?', isTaken: 'on' },
        { body: 'Next?', isTaken: 'on' },
        { body: 'No?' },
      ],
    }
    expect(await take(mentor, mentorshipId, [], unticked)).toMatchObject({ isWhole: false })
    expect(await agenda(mentor, world)).toEqual(['What went WELL?', 'Next?'])
    await expect(take(mentor, mentorshipId, ['Next?'])).rejects.toThrow(/already/)
    await expect(take(mentor, mentorshipId, [])).rejects.toThrow('Tick at least one question.')
  })
  test('sent twice adds them once', async () => {
    const world = await makeWorld()
    const formId = newId()
    await take(world.mentor, world.mentorshipId, ['One?'], { formId })
    await take(world.mentor, world.mentorshipId, ['One?'], { formId })
    expect(await agenda(world.mentor, world)).toEqual(['One?'])
  })
  test('is for the mentor of the pair, while it lasts', async () => {
    const { mentorshipId, formerMentorshipId, formerMentor, junior, lead, strangers } = await makeWorld()
    for (const who of [junior, lead, ...strangers])
      await expect(take(who, mentorshipId, ['No?']), who.viewer.name).rejects.toThrow(NotFound)
    await expect(take(formerMentor, formerMentorshipId, ['No?'])).rejects.toThrow(ReaderChanged)
  })
  test('shows what is offered; one that is removed meanwhile can still be finished', async () => {
    const world = await makeWorld()
    const { lead, mentor, junior, teamId, mentorshipId } = world
    const { id } = await create(lead, teamId, 'Ours', 'One?\nTwo?')
    await raise(junior, mentorshipId, 'two?')
    await press(lead, teamId, `remove ${id}`)
    const { templates, chosen } = await getQuestions(mentor, junior.viewer.id, teamId, id)
    expect(templates.map(({ title }) => title)).toEqual(cairns)
    expect(chosen).toMatchObject({ fresh: ['One?'], there: ['Two?'] })
    await take(mentor, mentorshipId, ['One?'])
    expect(await agenda(mentor, world)).toEqual(['two?', 'One?'])
    await expect(getQuestions(mentor, junior.viewer.id, teamId, newId())).rejects.toThrow(NotFound)
    await expect(getQuestions(lead, junior.viewer.id, teamId)).rejects.toThrow(NotFound)
  })
})
