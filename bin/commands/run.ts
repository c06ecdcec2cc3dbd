import path from 'node:path'
import process from 'node:process'
import { inspect, parseArgs } from 'node:util'
import { UpkeepFailed } from '#db/upkeep/files.ts'
import { withoutValues } from '#db/without-values.ts'
import { setConfiguration } from '#lib/core/configuration.ts'
import { ConfigurationRefused, readConfiguration } from '#server/configuration.ts'
import { type Asked, type Command, Misused, type Outcome } from './command.ts'
import { commandHelp, overview } from './help.ts'
import { showProgress } from './progress.ts'

// Loaded when they're needed, since each takes a while to load.
const commands: Record<string, () => Promise<Command>> = {
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
  people: async () => (await import('./people.ts')).people,
  'reset-link': async () => (await import('./reset-link.ts')).resetLink,
  'set-up-link': async () => (await import('./set-up-link.ts')).setUpLink,
  'make-admin': async () => (await import('./make-admin.ts')).makeAdmin,
  move: async () => (await import('./move.ts')).moveRecord,
  export: async () => (await import('./export.ts')).exportRecord,
}

async function all(): Promise<Record<string, Command>> {
  const loaded = Object.entries(commands).map(async ([name, load]) => [name, await load()] as const)
  return Object.fromEntries(await Promise.all(loaded))
}

/**
 * Returns the exit status: 0 if it's done, 1 if it failed or found something wrong, 2 if it was written wrongly.
 * `folder` is where paths start.
 */
export async function runCommand(args: string[], folder: string): Promise<0 | 1 | 2> {
  const [name = '', ...rest] = args
  if (['', 'help', '--help', '-h'].includes(name)) {
    const asked = await find(rest[0])
    const help = asked && rest[0] ? commandHelp(rest[0], asked) : overview(await all())
    if (name !== '') return print(help)
    console.error(help)
    return 2
  }
  const command = await find(name)
  if (!command) {
    console.error(`There is no command “${name}”.\n\n${overview(await all())}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) return print(commandHelp(name, command))
  return runNamed(name, command, rest, folder)
}

async function find(name = ''): Promise<Command | undefined> {
  return Object.hasOwn(commands, name) ? commands[name]?.() : undefined
}

async function runNamed(name: string, command: Command, rest: string[], folder: string): Promise<0 | 1 | 2> {
  const asJson = rest.includes('--json')
  const stop = new AbortController()
  const end = () => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  try {
    const outcome = await command.run(read(command, rest, folder, stop.signal))
    say(outcome, asJson)
    return outcome.failed ? 1 : 0
  } catch (error) {
    const isMisused = error instanceof Misused
    const problem = sentence(error)
    if (asJson) console.log(JSON.stringify({ ok: false, problem }))
    console.error(isMisused ? `${problem}\n\n${commandHelp(name, command)}` : problem)
    return isMisused ? 2 : 1
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, end)
  }
}

function read(command: Command, rest: string[], folder: string, signal: AbortSignal): Asked {
  const { values, positionals } = parsed(command, rest)
  const [fewest, most] = command.takes
  if (positionals.length < fewest || positionals.length > most)
    throw new Misused(positionals.length < fewest ? 'Something is missing.' : 'That’s too much.')
  const place = (typed: string) => path.resolve(folder, typed)
  const data = values.data ? { CAIRN_DATA: place(String(values.data)) } : {}
  // A command needs no secret, and creates none.
  const configuration = readConfiguration({ ...process.env, ...data }, 'start', () => '')
  setConfiguration(configuration)
  return {
    words: positionals,
    option: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    has: (name) => values[name] === true,
    place,
    configuration,
    now: new Date(),
    signal,
    progress: showProgress,
  }
}

function parsed(
  command: Command,
  args: string[],
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' }, ...command.options },
    })
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error))
  }
}

function print(text: string): 0 {
  console.log(text)
  return 0
}

function say({ lines, facts, failed }: Outcome, asJson: boolean): void {
  console.log(asJson ? JSON.stringify({ ok: !failed, ...facts }) : lines.join('\n'))
}

function sentence(error: unknown): string {
  if (error instanceof Misused || error instanceof UpkeepFailed || error instanceof ConfigurationRefused)
    return error.message
  const safe = withoutValues(error)
  // What `db/` says about files and schemas is a sentence too, and has no code.
  if (safe instanceof Error && safe === error && !('code' in safe) && safe.name === 'Error')
    return safe.message
  return inspect(safe)
}
