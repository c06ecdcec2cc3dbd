import { readFileSync } from 'node:fs'
import path from 'node:path'
import { idle } from '#app/_ui/form-state.ts'
import type { Fields } from './actions/row.ts'
import type { Asker, Instance } from './instance.ts'

type Built = { filename: string; exportedName: string; workers: Record<string, unknown> }

const manifest = path.resolve(import.meta.dirname, '../../.next/server/server-reference-manifest.json')

/** The build's server actions, keyed 'file name', with the pages that have their forms. */
export function builtActions(): Map<string, { id: string; routes: string[] }> {
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as { node: Record<string, Built> }
  const entries = Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
    const routes = Object.keys(workers).map((page) =>
      page.replace(/^app(\/\(\w+\))?|\/page$/g, '').replace(/^$/, '/'),
    )
    return [`${filename} ${exportedName}`, { id, routes }] as const
  })
  return new Map(entries)
}

/** Any other string names the form's state or the HTTP status. */
export type Outcome = 'ok' | 'told' | 'not-found' | 'signed-out' | string

/** Calls an action as Next's client does, at the address of an unrelated page. */
export async function callAction(
  { ask }: Instance,
  asker: Asker,
  actionId: string,
  fields: Fields,
): Promise<Outcome> {
  const body = new FormData()
  for (const [name, value] of pairsOf(fields)) body.append(`_1_${name}`, sent(name, value))
  body.append('0', JSON.stringify([idle, '$K1']))
  const answer = await ask(asker, '/roadmaps', {
    method: 'POST',
    body,
    headers: { 'Next-Action': actionId, Accept: 'text/x-component' },
  })
  const text = await answer.text()
  if (answer.headers.has('x-action-redirect')) return 'ok'
  if (answer.status !== 200) return `status ${answer.status}`
  const [, status = 'nothing'] = /"status":"([a-z-]+)"/.exec(text) ?? []
  if (status === 'shown' || status === 'saved') return 'ok'
  // The reader whom the form names has changed.
  if (status === 'invalid' && /mentor any more|can no longer write to/.test(text)) return 'told'
  if (status !== 'refused') return status === 'signed-out' ? status : `${status} ${text.slice(0, 400)}`
  return text.includes('isn’t here any more, or you can’t change it') ? 'not-found' : 'told'
}

/** Sends an action's form as a browser without JavaScript does. */
export function postForm(
  { ask }: Instance,
  asker: Asker,
  address: string,
  actionId: string,
  fields: Fields,
): Promise<Response> {
  const body = new FormData()
  body.append('$ACTION_REF_1', '')
  body.append('$ACTION_1:0', JSON.stringify({ id: actionId, bound: '$@1' }))
  body.append('$ACTION_1:1', JSON.stringify([idle]))
  body.append('$ACTION_KEY', 'k')
  for (const [name, value] of pairsOf(fields)) body.append(name, sent(name, value))
  return ask(asker, address, { method: 'POST', body })
}

function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  )
}

/** What a form sends as a file comes with a name. */
const sent = (name: string, value: string) => (name === 'file' ? new File([value], 'ladder.csv') : value)
