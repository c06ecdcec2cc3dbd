import { afterEach, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import type { Fields } from './actions/row.ts'
import { password } from './every-text/write.ts'
import { type Asker, openInstance } from './instance.ts'
import { builtActions, callAction, postForm } from './send-action.ts'

// Access ends with the role that gave it: on the next request, in every browser.

const built = builtActions()
const instance = openInstance()
afterEach(() => instance.ledger.restore())

const people = 'app/(main)/teams/[teamId]/people/actions.ts'
const act = async (asker: Asker, file: string, name: string, fields: Fields) =>
  expect(await callAction(instance, asker, built.get(`${file} ${name}`)?.id ?? '', fields)).toBe('ok')
const status = async (asker: Asker, address: string) => {
  const answer = await instance.ask(asker, address)
  await answer.arrayBuffer()
  return answer.status
}
/** The status of the junior's goal, their session and the team's page. */
const statuses = async (asker: Asker) => {
  const { goals, sessions, teamId } = instance.cast
  const addresses = [`/goals/${goals.blocked}`, `/sessions/${sessions.held}`, `/teams/${teamId}`]
  return Promise.all(addresses.map((address) => status(asker, address)))
}

test('a mentorship that ends leaves the mentor the sessions they held, and the team', async () => {
  expect(await statuses('mentor')).toEqual([200, 200, 200])
  await act('lead', people, 'endPair', { mentorshipId: instance.cast.mentorshipId })
  expect(await statuses('mentor')).toEqual([404, 200, 200])
})

test('a mentor who leaves the team sees it no more', async () => {
  const { teamId, ids } = instance.cast
  await act('mentor', people, 'leave', { teamId, personId: ids.mentor })
  expect(await statuses('mentor')).toEqual([404, 200, 404])
})

test('a lead whose role ends sees nothing of it', async () => {
  const { teamId, ids } = instance.cast
  expect(await statuses('lead')).toEqual([200, 200, 200])
  await act('admin', people, 'takeRole', { teamId, personId: ids.lead, role: 'lead' })
  expect(await statuses('lead')).toEqual([404, 404, 404])
})

test('whoever ends their own last role comes to a page that they may see', async () => {
  const { teamId, ids } = instance.cast
  await act('admin', people, 'giveRole', { teamId, personId: ids.mentor, role: 'lead' })
  const id = built.get(`${people} takeRole`)?.id ?? ''
  const from = `/teams/${teamId}/people/${ids.lead}/end?role=lead`
  const answer = await postForm(instance, 'lead', from, id, { teamId, personId: ids.lead, role: 'lead' })
  const to = new URL(answer.headers.get('location') ?? '', instance.server.origin)
  expect([answer.status, to.pathname, await status('lead', to.pathname)]).toEqual([303, '/teams', 200])
})

test('everybody in a team finds the way to its page', async () => {
  for (const who of ['junior', 'mentor', 'lead'] as const)
    expect(await (await instance.ask(who, '/')).text()).toContain('href="/teams')
})

test('a junior who leaves keeps what is theirs, and sees the team no more', async () => {
  const { teamId, ids } = instance.cast
  await act('junior', people, 'leave', { teamId, personId: ids.junior })
  expect(await statuses('junior')).toEqual([200, 200, 404])
  const home = await (await instance.ask('junior', '/')).text()
  for (const place of ['/goals', '/sessions', '/reviews']) expect(home).toContain(`<a href="${place}"`)
  expect(await statuses('mentor')).toEqual([404, 200, 200])
  expect(await statuses('lead')).toEqual([200, 200, 200])
})

test('who is deactivated is signed out everywhere, and can’t sign in', async () => {
  await act('admin', 'app/(main)/admin/actions.ts', 'deactivate', { personId: instance.cast.ids.mentor })
  expect(await statuses('mentor')).toEqual([307, 307, 307])
  await expect(new Browserless(instance.server).signIn(emailOf('mentor'), password)).rejects.toThrow(
    'error=wrong',
  )
})

test('a cookie is worth nothing after signing out, and after a new password elsewhere', async () => {
  const replayed = async () => (await status('mentor', '/actions')) === 307
  const answer = await instance.ask('mentor', '/sign-out', { method: 'POST' })
  expect([answer.status, await replayed()]).toEqual([303, true])
  instance.ledger.restore()
  expect(await replayed()).toBe(false)

  const elsewhere = await new Browserless(instance.server).signIn(emailOf('mentor'), password)
  const other = {
    ...instance,
    ask: (_: Asker, address: string, init?: RequestInit) => elsewhere.ask(address, init),
  }
  const id = built.get('app/(main)/settings/actions.ts savePassword')?.id ?? ''
  const fields = { currentPassword: password, newPassword: 'a longer way round the lake' }
  expect(await callAction(other, 'mentor', id, fields)).toBe('ok')
  expect(await replayed()).toBe(true)
  expect((await elsewhere.ask('/actions')).status).toBe(200)
})

test('a link works once: for an invite and for a reset', async () => {
  const { tokens } = instance.cast
  const newPassword = 'a longer way round the lake'
  const join = { token: tokens.invite, name: 'Somebody New', password: newPassword, timeZone: 'UTC' }
  const accept = built.get('app/(visitor)/invite/[token]/actions.ts accept')?.id ?? ''
  expect(await callAction(instance, 'anonymous', accept, join)).toBe('ok')
  expect(await callAction(instance, 'anonymous', accept, { ...join, name: 'Another' })).toBe('told')
  const reset = built.get('app/(visitor)/reset/[token]/actions.ts setNewPassword')?.id ?? ''
  const again = { token: tokens.reset, password: newPassword }
  expect(await callAction(instance, 'anonymous', reset, again)).toBe('ok')
  expect(await callAction(instance, 'anonymous', reset, again)).toBe('not-found')
  expect(await status('anonymous', `/reset/${tokens.reset}`)).toBe(200)
  expect(await (await instance.ask('anonymous', `/reset/${tokens.reset}`)).text()).toContain(
    'no longer holds',
  )
})

test('the log names no token, no address of a person, and nothing that somebody wrote', async () => {
  const { tokens } = instance.cast
  const printed = instance.server.printed()
  expect(printed).toContain('/reset/[token]')
  for (const secret of [tokens.invite, tokens.reset, password, 'test.cairn', 'zirkonium', 'longer way'])
    expect(printed).not.toContain(secret)
})

const emailOf = (role: Exclude<Asker, 'anonymous'>) => instance.ledger.emailOf(instance.cast.ids[role])
