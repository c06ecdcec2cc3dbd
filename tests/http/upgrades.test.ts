import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { actionKey } from '#bin/set-up/action-key.mjs'

// `npm run test:upgrade` builds again under an open form. This is the short of it: what the names are made from.

const root = path.resolve(import.meta.dirname, '../..')
type Manifest = { encryptionKey: string; node: Record<string, { filename: string; exportedName: string }> }

test('the build’s server actions are named by the kept key, their file and their name alone', () => {
  const file = path.join(root, '.next/server/server-reference-manifest.json')
  const { encryptionKey, node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const key = actionKey(root)
  expect(key).toMatch(/^[\w+/]{43}=$/)
  expect(encryptionKey).toBe(key)
  const names = Object.entries(node).map(([id, { filename, exportedName }]) => [
    id.slice(2),
    createHash('sha1').update(`${key}${filename}:${exportedName}`).digest('hex'),
  ])
  expect(names.length).toBeGreaterThan(50)
  for (const [name, expected] of names) expect(name).toBe(expected)
})
