import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { openInstance } from './instance.ts'
import { pageRows } from './pages/all.ts'
import { rolesNamed } from './roles.ts'

// Names, titles and texts are whatever someone typed: here all of them are scripts, written past every check.

const instance = openInstance()

const line = `"><img src=x onerror=alert(1)><script>alert(2)</script><svg/onload=alert(3)>'</title></textarea>`
const markdown = `${line}\n\n[a](javascript:alert(1)) ![b](https://evil.example/x.png)\n\n\`\`\`\n</code>${line}\n\`\`\`\n\n|${line}|\n|-|\n|x|`
const link = 'javascript:alert(document.domain)'

const columns: [table: string, column: string, value: string][] = [
  ...(
    [
      ['people', 'name'],
      ['teams', 'name'],
      ['milestones', 'title'],
      ['stages', 'title'],
      ['stages', 'summary'],
      ['criteria', 'text'],
      ['evidence_links', 'title'],
      ['agenda_points', 'body'],
      ['actions', 'body'],
      ['reviews', 'title'],
      ['findings', 'file'],
      ['findings', 'snippet'],
      ['goals', 'blocked_reason'],
      ['goal_events', 'reason'],
      ['verdict_criteria', 'remark'],
      ['search_documents', 'title'],
      ['search_documents', 'folded_title'],
    ] as const
  ).map(([table, column]): [string, string, string] => [table, column, line]),
  ...(
    [
      ['milestones', 'description'],
      ['comments', 'body'],
      ['verdicts', 'feedback'],
      ['evidence', 'note'],
      ['evidence', 'outcome'],
      ['observations', 'body'],
      ['habit_entries', 'body'],
      ['session_notes', 'body'],
      ['reviews', 'summary'],
      ['reviews', 'went_well'],
      ['findings', 'body'],
      ['search_documents', 'body'],
      ['search_documents', 'folded_body'],
    ] as const
  ).map(([table, column]): [string, string, string] => [table, column, markdown]),
  ['reviews', 'url', link],
  ['evidence_links', 'url', link],
  ['evidence', 'repository_url', link],
  ['goals', 'repository_url', link],
  ['habit_entries', 'url', link],
]

test('no page makes more of them than text', async () => {
  await instance.ledger.run(
    columns.map(
      ([table, column, value]) =>
        `UPDATE main.${table} SET ${column} = '${value.replaceAll("'", "''")}' WHERE ${column} IS NOT NULL`,
    ),
  )
  const offences: string[] = []
  await Promise.all(
    pageRows.map(async (row) => {
      const role = rolesNamed(row.open).find((each) => each !== 'lead') ?? rolesNamed(row.open)[0]
      const address = row.at?.(instance.cast) ?? row.route
      if (!role || row.answer || row.route.startsWith('/api') || row.route === '/icon.svg') return
      const answer = await instance.ask(role, address.replace('q=zirkonium', 'q=alert'))
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      if (answer.status !== 200) offences.push(`${address}: ${answer.status}`)
      // What is taken away as a file is no page.
      if (answer.headers.get('content-disposition')?.startsWith('attachment')) return
      for (const offence of offencesIn(await answer.text(), nonce)) offences.push(`${address}: ${offence}`)
    }),
  )
  expect(offences).toEqual([])
})

type Node = { nodeName: string; attrs?: { name: string; value: string }[]; childNodes?: Node[] }

function offencesIn(html: string, nonce: string): string[] {
  const found: string[] = []
  // Links are checked when they are saved; React turns one that wasn't into this, which does nothing.
  const blocked = "javascript:throw new Error('React has blocked"
  const walk = ({ nodeName, attrs = [], childNodes = [] }: Node): void => {
    const value = (name: string) => attrs.find((each) => each.name === name)?.value
    if (nodeName === 'script' && value('nonce') !== nonce) found.push('a script without the nonce')
    if (/^(iframe|object|embed|base|style|img)$/.test(nodeName)) found.push(`<${nodeName}>`)
    for (const { name, value: is } of attrs) {
      if (/^on/.test(name) || name === 'style' || name === 'srcdoc') found.push(`${nodeName} ${name}`)
      if (
        /^(href|src|action|formaction|xlink:href)$/.test(name) &&
        /^\s*(javascript|data|vbscript):/i.test(is) &&
        !is.startsWith(blocked)
      )
        found.push(`${nodeName} ${name}=${is.slice(0, 40)}`)
    }
    for (const child of childNodes) walk(child)
  }
  // parse5 has a type for each kind of node; this test needs the same three fields of all.
  walk(parse(html) as unknown as Node)
  return found
}
