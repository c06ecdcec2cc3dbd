import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** What a process did: `value`, or the name of the error with which the program refused it. */
export type Outcome = { value?: unknown; refused?: string }

/** Processes with the database open, which all do the same kind of thing at the same moment. */
export interface Racers {
  /** Each gets one of `asked`. In the same order. */
  run(race: string, asked: readonly unknown[]): Promise<Outcome[]>
  stop(): Promise<void>
}

const loading = pathToFileURL(path.resolve(import.meta.dirname, '../../bin/quick-loading.mjs')).href

export async function startRacers(count: number, file: string): Promise<Racers> {
  const children = await Promise.all(Array.from({ length: count }, () => startOne(file)))
  return {
    run: async (race, asked) => {
      const answers = children.map((child) => once(child, 'message'))
      for (const [index, child] of children.entries()) child.send({ race, asked: asked[index] })
      return (await Promise.all(answers)).map(([outcome]) => outcome)
    },
    stop: async () => {
      const ended = children.map((child) => once(child, 'exit'))
      for (const child of children) child.disconnect()
      await Promise.all(ended)
    },
  }
}

async function startOne(file: string): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'racer.ts'), [file], {
    // Dates stay dates on the way.
    serialization: 'advanced',
    env: { ...process.env, NODE_OPTIONS: '' },
    execArgv: [`--import=${loading}`],
  })
  await once(child, 'message')
  return child
}
