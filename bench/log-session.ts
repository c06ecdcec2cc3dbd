import { copyFileSync } from 'node:fs'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { closeDatabase } from '#db/client.ts'
import { openDatabase } from '#db/open.ts'
import { applyPragmas } from '#db/pragmas.ts'
import { setConfiguration } from '#lib/core/configuration.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { readConfiguration } from '#server/configuration.ts'

/** Sessions logged per second, through the verb and by its statements only. */
export type LogSessionRates = { verb: number; statements: number; ratio: number; statementsEach: number }

type Step = { sql: string; values: unknown[]; reads: boolean }

const slice = 25
const slices = 18
const warmUp = 4

/**
 * Compares `logSession` with five new actions to its own statements, prepared once and given the same values. Both run
 * on copies of the same record with the program's settings (synchronous=FULL), in turns.
 */
export async function measureLogSession(record: string, folder: string): Promise<LogSessionRates> {
  const [first, second, third] = ['a', 'b', 'c'].map((name) => path.join(folder, `${name}.db`)) as [
    string,
    string,
    string,
  ]
  for (const file of [first, second, third]) copyFileSync(record, file)
  setConfiguration(readConfiguration({}, 'start', () => 'a secret for this measurement only'))
  const { ctx, mentorshipId } = mentorIn(record)
  const recorded = await recordSteps(first, ctx, mentorshipId, slice * slices)
  const bare = new BetterSqlite(second)
  applyPragmas(bare)
  openDatabase(third)
  const prepared = new Map<string, BetterSqlite.Statement>()
  let [verb, statements] = [0, 0]
  for (let turn = 0; turn < slices; turn++) {
    const inputs = Array.from({ length: slice }, () => inputFor(ctx, mentorshipId))
    let began = performance.now()
    for (const input of inputs) await logSession(ctx, input)
    if (turn >= warmUp) verb += performance.now() - began
    const steps = recorded.slice(turn * slice, (turn + 1) * slice)
    began = performance.now()
    for (const each of steps) replay(bare, prepared, each)
    if (turn >= warmUp) statements += performance.now() - began
  }
  await closeDatabase()
  bare.close()
  const rate = (milliseconds: number) => (slice * (slices - warmUp) * 1000) / milliseconds
  return {
    verb: rate(verb),
    statements: rate(statements),
    ratio: statements / verb,
    statementsEach: recorded[0]?.length ?? 0,
  }
}

function mentorIn(record: string): { ctx: Ctx; mentorshipId: string } {
  const connection = new BetterSqlite(record, { readonly: true })
  const pair = connection
    .prepare(
      `select m.id, m.team_id as teamId, p.id as personId, p.name, p.email, p.time_zone as timeZone
      from mentorships m join people p on p.id = m.mentor_id where p.email = 'mentor@demo.cairn' limit 1`,
    )
    .get() as Record<'id' | 'teamId' | 'personId' | 'name' | 'email' | 'timeZone', string>
  connection.close()
  const { personId, teamId, name, email, timeZone } = pair
  const roles = [{ teamId, teamName: 'Pythonistas', role: 'mentor' as const }]
  const viewer = {
    id: personId,
    name,
    email,
    timeZone,
    zones: oneZone(timeZone),
    isAdmin: false,
    hasShortcuts: true,
    signInId: newId(),
    roles,
  }
  return { ctx: makeContext(viewer, new Date()), mentorshipId: pair.id }
}

function inputFor(ctx: Ctx, mentorshipId: string): Parameters<typeof logSession>[1] {
  return {
    formId: newId(),
    mentorshipId,
    plannedId: null,
    heldOn: dayIn(ctx.now, ctx.timeZone),
    minutes: 45,
    talked: [],
    points: [],
    open: [],
    notes: 'We looked at the **parser** together.\n\n- tests first\n- then the fix\n',
    visibility: 'pair',
    privateNotes: 'Goes well.',
    actions: Array.from({ length: 5 }, (_, index) => ({
      body: `Write the test number ${index + 1} for the importer`,
      owner: 'junior' as const,
      dueOn: null,
    })),
    nextOn: null,
    nextAt: null,
  }
}

async function recordSteps(file: string, ctx: Ctx, mentorshipId: string, count: number): Promise<Step[][]> {
  const original = BetterSqlite.prototype.prepare
  const calls: Step[][] = []
  BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, sql: string) {
    const statement: BetterSqlite.Statement = original.call(this, sql)
    for (const name of ['all', 'get', 'run'] as const) {
      const run = statement[name].bind(statement) as (...values: unknown[]) => unknown
      const value = (...values: unknown[]) => {
        calls.at(-1)?.push({ sql, values, reads: name !== 'run' })
        return run(...values)
      }
      Object.defineProperty(statement, name, { value })
    }
    return statement
  } as typeof original
  openDatabase(file)
  for (let index = 0; index < count; index++) {
    calls.push([])
    await logSession(ctx, inputFor(ctx, mentorshipId))
  }
  await closeDatabase()
  BetterSqlite.prototype.prepare = original
  return calls
}

function replay(
  connection: BetterSqlite.Database,
  prepared: Map<string, BetterSqlite.Statement>,
  steps: Step[],
): void {
  connection.exec('BEGIN IMMEDIATE')
  for (const { sql, values, reads } of steps) {
    const statement = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, statement)
    if (reads) statement.all(...values)
    else statement.run(...values)
  }
  connection.exec('COMMIT')
}
