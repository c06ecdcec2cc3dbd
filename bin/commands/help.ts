import type { Command } from './command.ts'

const start = 'npm run cairn --'

const always: Record<string, string> = {
  'data FILE': 'the database file, in place of CAIRN_DATA',
  json: 'print one JSON object (use node bin/cairn.mjs then: npm prints lines of its own)',
  help: 'show this help',
}

export function overview(commands: Record<string, Command>): string {
  const rows = Object.entries(commands).map(([name, command]) => [
    `${name} ${command.usage}`.trim(),
    command.summary,
  ])
  return [
    `Usage: ${start} COMMAND`,
    '',
    ...columns(rows),
    '',
    `Each says more with --help: ${start} backup --help`,
    'They use the same environment as the server: CAIRN_DATA names the database file.',
    'Exit status: 0 done, 1 failed or found something wrong, 2 written wrongly.',
  ].join('\n')
}

export function commandHelp(name: string, command: Command): string {
  const options = { ...command.optionHelp, ...always }
  return [
    `Usage: ${start} ${name} ${command.usage}`.trim(),
    '',
    ...command.details,
    '',
    ...columns(Object.entries(options).map(([option, what]) => [`--${option}`, what])),
  ].join('\n')
}

/** Rows of words, each column as wide as its widest word. */
export function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((word, at) => word.padEnd(widths[at] ?? 0)).join('   ')}`.trimEnd())
}
