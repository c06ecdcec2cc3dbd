import { afterEach, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { Browserless } from '../support/browserless.ts'
import { filled, formWith } from '../support/plain-form.ts'
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
/** The version that the page of an ending shows to the one who opens it. */
const shownOn = async (asker: Asker, address: string) => {
  const page = await (await instance.ask(asker, address)).text()
  return /name="version" value="([^"]+)"/.exec(page)?.[1] ?? ''
}
const endPair = async (mentorshipId: string) => {
  const address = `/teams/${instance.cast.teamId}/people/pairs/${mentorshipId}/end`
  await act('lead', people, 'endPair', { mentorshipId, version: await shownOn('lead', address) })
}
const leave = async (asker: Asker, personId: string) => {
  const { teamId } = instance.cast
  const address = `/teams/${teamId}/people/${personId}/leave`
  await act(asker, people, 'leave', { teamId, personId, version: await shownOn(asker, address) })
}
/** The status of the junior's goal, their session and the team's page. */
const statuses = async (asker: Asker) => {
  const { goals, sessions, teamId } = instance.cast
  const addresses = [`/goals/${goals.blocked}`, `/sessions/${sessions.held}`, `/teams/${teamId}`]
  return Promise.all(addresses.map((address) => status(asker, address)))
}

test('a mentorship that ends leaves the mentor the sessions they held, and the team', async () => {
  expect(await statuses('mentor')).toEqual([200, 200, 200])
  await endPair(instance.cast.mentorshipId)
  expect(await statuses('mentor')).toEqual([404, 200, 200])
})

test('a mentor who leaves the team sees it no more', async () => {
  await leave('mentor', instance.cast.ids.mentor)
  expect(await statuses('mentor')).toEqual([404, 200, 404])
})

test('the words of a form go to the mentor whom the page named, or come back with the page', async () => {
  const { goals, ids, teamId, mentorshipId } = instance.cast
  const address = `/goals/${goals.talk}`
  const opened = await (await instance.ask('junior', address)).text()
  expect(opened).toContain(`name="readerId" value="${ids.mentor}"`)
  const paired = {
    formId: newId(),
    teamId,
    mentorId: ids.otherMentor,
    juniorId: ids.junior,
    cadenceDays: '7',
  }
  await act('lead', people, 'pair', paired)
  await endPair(mentorshipId)
  const before = await instance.ledger.state()
  const words = 'My manager and I disagree about zirkon'
  const body = filled(formWith(opened, 'body'), { body: words, visibility: 'pair' })
  const answer = await (await instance.ask('junior', address, { method: 'POST', body })).text()
  expect(answer).toContain('isn’t your mentor any more, so this wasn’t sent.')
  expect(answer).toContain(words)
  expect(await instance.ledger.state()).toBe(before)
  // The page names the mentor of now, to whom the next press goes.
  expect(answer).toContain(`name="readerId" value="${ids.otherMentor}"`)
})

test('a draft for a mentor who isn’t one any more says for whom it was written, and waits for a choice', async () => {
  const { goals, ids, teamId, mentorshipId } = instance.cast
  const address = `/goals/${goals.talk}`
  const page = async (query = '') => (await instance.ask('junior', address + query)).text()
  const words = 'Only my mentor may know of quartz'
  const opened = formWith(await page('?draft=comment'), 'body')
  const kept = await instance.ask('junior', address, {
    method: 'POST',
    body: filled(opened, { body: words, visibility: 'pair', keep: 'on' }),
  })
  expect(await kept.text()).toContain('Kept. You’ll find it under')
  expect(formWith(await page(), 'body')).toContainEqual(['body', words])

  const paired = {
    formId: newId(),
    teamId,
    mentorId: ids.otherMentor,
    juniorId: ids.junior,
    cadenceDays: '7',
  }
  await act('lead', people, 'pair', paired)
  await endPair(mentorshipId)
  const waiting = await page()
  expect(withoutTags(waiting)).toMatch(/You wrote this for [^.]+ just now, and didn’t send it\./)
  expect(formWith(waiting, 'body')).toContainEqual(['body', ''])
  const [, query = ''] = new RegExp(`${address}(\\?draft=[^"#]+for=${ids.otherMentor})`).exec(waiting) ?? []
  const chosen = formWith(await page(query.replaceAll('&amp;', '&')), 'body')
  expect(chosen).toContainEqual(['body', words])
  expect(chosen).toContainEqual(['readerId', ids.otherMentor])
  const others = await (await instance.ask('otherMentor', address)).text()
  expect(others).not.toContain('quartz')
})

test('a planned session ends with the mentorship, and both are told on their home and under sessions', async () => {
  const { mentorshipId, sessions } = instance.cast
  const told = 'was cancelled, since the mentorship ended'
  const page = async (asker: Asker, address: string) => (await instance.ask(asker, address)).text()
  expect(await page('junior', '/')).not.toContain(told)
  await endPair(mentorshipId)
  for (const who of ['junior', 'mentor'] as const)
    for (const address of ['/', '/sessions'])
      expect(withoutTags(await page(who, address)), `${who} ${address}`).toContain(told)
  expect(await page('lead', '/')).not.toContain(told)
  expect(await page('junior', `/sessions/${sessions.planned}`)).toContain(
    'cancelled when the mentorship ended',
  )
  expect(await page('junior', '/actions')).toContain('Left open with')
})

test('a private note is folded where somebody may look on, and left out on paper unless asked for', async () => {
  const { goals, sessions, ids } = instance.cast
  for (const address of [
    `/sessions/${sessions.held}`,
    `/people/${ids.junior}?kind=private`,
    `/goals/${goals.talk}`,
  ]) {
    const html = await (await instance.ask('mentor', address)).text()
    const asked = await (
      await instance.ask('mentor', `${address}${address.includes('?') ? '&' : '?'}print=private`)
    ).text()
    const folds = (text: string) => [...text.matchAll(/<details class="fold( print:hidden)?"( open="")?/g)]
    const notes = html.split('Your note from').length - 1
    expect([address, notes > 0]).toEqual([address, true])
    expect(folds(html).filter(([, hidden, open]) => hidden && !open).length).toBeGreaterThan(0)
    expect(folds(asked).filter(([, hidden]) => hidden)).toEqual([])
    expect(folds(asked).filter(([, , open]) => open).length).toBeGreaterThan(0)
  }
})

test('how long a session took is told to the two who met, on its page and in the timeline', async () => {
  const { sessions, ids } = instance.cast
  const tells = async (asker: Asker, address: string) =>
    (await (await instance.ask(asker, address)).text()).includes('47 minutes')
  await instance.ledger.run([`UPDATE main.sessions SET minutes = 47 WHERE id = '${sessions.held}'`])
  for (const address of [`/sessions/${sessions.held}`, `/people/${ids.junior}?kind=sessions`])
    for (const who of ['junior', 'mentor', 'lead'] as const)
      expect([address, who, await tells(who, address)]).toEqual([address, who, who !== 'lead'])
})

test('a lead whose role ends sees nothing of it', async () => {
  const { teamId, ids } = instance.cast
  expect(await statuses('lead')).toEqual([200, 200, 200])
  const version = await shownOn('admin', `/teams/${teamId}/people/${ids.lead}/end?role=lead`)
  await act('admin', people, 'takeRole', { teamId, personId: ids.lead, role: 'lead', version })
  expect(await statuses('lead')).toEqual([404, 404, 404])
})

test('whoever ends their own last role comes to a page that they may see', async () => {
  const { teamId, ids } = instance.cast
  await act('admin', people, 'giveRole', { teamId, personId: ids.mentor, role: 'lead' })
  const id = built.get(`${people} takeRole`)?.id ?? ''
  const from = `/teams/${teamId}/people/${ids.lead}/end?role=lead`
  const answer = await postForm(instance, 'lead', from, id, {
    teamId,
    personId: ids.lead,
    role: 'lead',
    version: await shownOn('lead', from),
  })
  const to = new URL(answer.headers.get('location') ?? '', instance.server.origin)
  expect([answer.status, to.pathname, await status('lead', to.pathname)]).toEqual([303, '/teams', 200])
})

test('everybody in a team finds the way to its page', async () => {
  for (const who of ['junior', 'mentor', 'lead'] as const)
    expect(await (await instance.ask(who, '/')).text()).toContain('href="/teams')
})

test('a junior who leaves keeps what is theirs, and sees the team no more', async () => {
  await leave('junior', instance.cast.ids.junior)
  expect(await statuses('junior')).toEqual([200, 200, 404])
  const home = await (await instance.ask('junior', '/')).text()
  for (const place of ['/goals', '/sessions', '/reviews']) expect(home).toContain(`<a href="${place}"`)
  expect(await statuses('mentor')).toEqual([404, 200, 200])
  expect(await statuses('lead')).toEqual([200, 200, 200])
})

test('who is deactivated is signed out everywhere, and can’t sign in', async () => {
  await act('admin', 'app/(main)/admin/actions.ts', 'deactivate', { personId: instance.cast.ids.mentor })
  expect(await statuses('mentor')).toEqual([307, 307, 307])
  await expect(new Browserless(instance.server).signIn(await emailOf('mentor'), password)).rejects.toThrow(
    'error=wrong',
  )
})

test('a cookie is worth nothing after signing out, and after a new password elsewhere', async () => {
  const replayed = async () => (await status('mentor', '/actions')) === 307
  const answer = await instance.ask('mentor', '/sign-out', { method: 'POST' })
  expect([answer.status, await replayed()]).toEqual([303, true])
  await instance.ledger.restore()
  expect(await replayed()).toBe(false)

  const elsewhere = await new Browserless(instance.server).signIn(await emailOf('mentor'), password)
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
    'no longer works',
  )
})

test('the log names no token, no address of a person, and nothing that somebody wrote', async () => {
  const { tokens } = instance.cast
  const printed = instance.server.printed()
  expect(printed).toContain('/reset/[token]')
  for (const secret of [tokens.invite, tokens.reset, password, 'test.cairn', 'zirkonium', 'longer way'])
    expect(printed).not.toContain(secret)
})

const withoutTags = (html: string) => html.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, '')
const emailOf = (role: Exclude<Asker, 'anonymous'>) => instance.ledger.emailOf(instance.cast.ids[role])
