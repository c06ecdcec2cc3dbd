import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browserless } from '../support/browserless.ts'
import { demoFile } from '../support/demo-database.ts'
import { filled, formWith } from '../support/plain-form.ts'
import { startServer, type TestServer } from '../support/server.ts'

// Without JavaScript.

let server: TestServer
beforeAll(async () => {
  server = await startServer({ database: demoFile })
})
afterAll(() => server?.stop())

const textOf = (page: string) => page.replace(/<script[\s\S]*?<\/script>|<[^>]+>|<!-- -->/g, '')

test('a comment is edited, withdrawn and put back, and its reader sees what they should each time', async () => {
  const mentor = await new Browserless(server).signIn('mentor@demo.cairn')
  const junior = await new Browserless(server).signIn('junior@demo.cairn')
  const list = await (await junior.ask('/goals')).text()
  const [goal = ''] = /\/goals\/[0-9a-f-]{36}/.exec(list) ?? []
  const read = async (who: Browserless) => textOf(await (await who.ask(goal)).text())
  const post = async (address: string, field: string, values: Record<string, string>) => {
    const form = formWith(await (await mentor.ask(address)).text(), field)
    const sent = await mentor.ask(address, { method: 'POST', body: filled(form, values) })
    expect(sent.status).toBe(303)
  }
  await post(goal, 'body', { body: 'Wordsatfirst', visibility: 'circle' })
  const links = [
    ...(await (await mentor.ask(goal)).text()).matchAll(/\/goals\/[^"]+\/comments\/[0-9a-f-]{36}/g),
  ]
  const comment = links.at(-1)?.[0] ?? ''
  await post(comment, 'body', { body: 'Wordsofnow' })
  expect(await read(junior)).toMatch(/edited[\s\S]*Wordsofnow[\s\S]*1 earlier version[\s\S]*Wordsatfirst/)

  const asked = textOf(await (await mentor.ask(`${comment}/withdraw`)).text())
  expect(asked).toMatch(/Withdraw what you wrote[\s\S]*Wordsofnow/)
  await post(`${comment}/withdraw`, 'kind', { decision: 'withdraw' })
  const line = /Withdrawn by Marisol[^,]*, /
  const gone = await read(junior)
  expect(gone).toMatch(line)
  expect(gone).not.toMatch(/Wordsofnow|Wordsatfirst/)
  const own = await read(mentor)
  expect(own).toMatch(/Wordsofnow[\s\S]*You withdrew this/)
  expect(own).not.toMatch(line)
  for (const who of [junior, mentor])
    expect(textOf(await (await who.ask('/search?q=Wordsofnow')).text())).toContain('Nothing found')

  await post(`${comment}/withdraw`, 'kind', { decision: 'put_back' })
  const back = await read(junior)
  expect(back).toContain('Wordsofnow')
  expect(back).not.toMatch(line)
})
