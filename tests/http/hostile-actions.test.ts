import { beforeAll, describe, expect, test } from 'vitest'
import { idle } from '#app/_ui/form-state.ts'
import { actionRows } from '../access/actions/all.ts'
import type { ActionRow, Fields } from '../access/actions/row.ts'
import { hostileValues, never } from '../access/hostile-values.ts'
import { type Asker, openInstance } from '../access/instance.ts'
import { rolesNamed } from '../access/roles.ts'
import { builtActions, callAction, postForm } from '../access/send-action.ts'

const instance = openInstance()
let before: string
beforeAll(async () => {
  before = await instance.ledger.state()
})

describe('no action fails or writes, whatever it is sent', () => {
  const built = builtActions()
  const idOf = ({ file, name }: ActionRow) => built.get(`${file} ${name}`)?.id ?? ''
  const one = [
    ...new Map(
      actionRows.filter(({ may }) => may !== 'nobody').map((row) => [`${row.file} ${row.name}`, row]),
    ).values(),
  ]
  // A third of the turns for each action, so that each value meets many of them.
  const turnsOf = (row: ActionRow) => [0, 3, 6].map((turn) => turn + 9 * (one.indexOf(row) % 3))
  const asker = ({ may }: ActionRow) => rolesNamed(may)[0] ?? 'mentor'

  test.each(one.map((row) => [`${row.file.replace('app/', '')} ${row.name}`, row] as const))(
    '%s',
    async (_, row) => {
      const fine = row.fields(instance.cast, asker(row))
      const names = Object.keys(fine)
      const all = (value: string | string[]): Fields => Object.fromEntries(names.map((name) => [name, value]))
      const forms: Fields[] = [
        {},
        // Each form gives every field a different value.
        ...turnsOf(row).map((turn) =>
          Object.fromEntries(
            names.map((name, index) => [name, hostileValues[(turn + index) % hostileValues.length] ?? '']),
          ),
        ),
        all([never, never, never]),
        // One field at a time: missing, and of another type.
        ...names.flatMap((name): Fields[] => [
          { ...fine, [name]: [] },
          { ...fine, [name]: ['x', 'y'] },
        ]),
        {
          ...all('x'),
          __proto__: 'x',
          'constructor.prototype.isAdmin': 'true',
          'a.0.__proto__': 'x',
          [`${'a.0.'.repeat(50)}b`]: 'x',
          'findings.99.body': 'x',
          'findings.-1.id': 'x',
          'actions.1e3.body': 'x',
        },
        Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`field${index}`, 'x'])),
      ]
      const outcomes = await Promise.all(
        forms.map((fields) => callAction(instance, asker(row), idOf(row), fields)),
      )
      expect(
        outcomes.filter((outcome) => outcome.startsWith('failed') || outcome.startsWith('status')),
      ).toEqual([])
      await instance.ledger.restore()
    },
  )

  test('a form that was opened before somebody else saved is refused, with both texts', async () => {
    const stale: [string, string, Asker][] = [
      ['edit', 'app/(main)/actions/actions.ts', 'mentor'],
      ['saveTeam', 'app/(main)/teams/[teamId]/people/actions.ts', 'lead'],
      ['saveCadence', 'app/(main)/teams/[teamId]/people/actions.ts', 'lead'],
      ['move', 'app/(main)/sessions/[sessionId]/edit/actions.ts', 'mentor'],
      ['moveDue', 'app/(main)/goals/[goalId]/actions.ts', 'mentor'],
      ['edit', 'app/(main)/goals/[goalId]/actions.ts', 'mentor'],
      ['edit', 'app/(main)/reviews/[reviewId]/edit/actions.ts', 'mentor'],
    ]
    for (const [name, file, who] of stale) {
      const row = actionRows.find((each) => each.name === name && each.file === file) as ActionRow
      const fields = { ...row.fields(instance.cast, who), version: '77' }
      const outcome = await callAction(instance, who, idOf(row), fields)
      expect([name, file, outcome.split(' ')[0]]).toEqual([name, file, 'stale'])
    }
    expect(await instance.ledger.state()).toBe(before)
  })

  test('a preview is for those who are signed in', async () => {
    const row = one.find(({ name }) => name === 'comment') as ActionRow
    const fields = { ...row.fields(instance.cast, 'mentor'), preview: 'body' }
    expect((await callAction(instance, 'mentor', idOf(row), fields)).split(' ')[0]).toBe('preview')
    expect(await callAction(instance, 'anonymous', idOf(row), fields)).toBe('signed-out')
    const visitors = one.find(({ name }) => name === 'setNewPassword') as ActionRow
    const forged = { name: '**x**', preview: 'name' }
    expect((await callAction(instance, 'anonymous', idOf(visitors), forged)).split(' ')[0]).toBe('invalid')
  })

  test('a preview shows so much at once and no more', async () => {
    const row = one.find(({ name }) => name === 'comment') as ActionRow
    const names = Array.from({ length: 40 }, (_, index) => `text${index}`)
    const body = new FormData()
    for (const name of names) body.append(`_1_${name}`, '[a]'.repeat(6000))
    body.append('_1_preview', names.join(' '))
    body.append('0', JSON.stringify([idle, '$K1']))
    const headers = { 'Next-Action': idOf(row), Accept: 'text/x-component' }
    const answer = await instance.ask('mentor', '/sessions', { method: 'POST', body, headers })
    const text = await answer.text()
    expect(text).toContain('"status":"preview"')
    expect(text).not.toContain('"text1":""')
    expect(text).toContain('"text39":""')
  })

  test('what a form names as the page to come back to is a page of ours', async () => {
    const row = one.find(({ name }) => name === 'addPoint') as ActionRow
    for (const from of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      // A jot becomes one thing only.
      const fields = { ...row.fields(instance.cast, 'mentor'), jotId: '', from }
      const answer = await postForm(instance, 'mentor', '/sessions', idOf(row), fields)
      expect(answer.headers.get('location') ?? `status ${answer.status}`).toMatch(
        /^(http:\/\/localhost:\d+)?\/sessions/,
      )
    }
    await instance.ledger.restore()
  })
})
