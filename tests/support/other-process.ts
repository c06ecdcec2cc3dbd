import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'

let programs = 0

/** Runs a program that gets the path of a file, in that file's folder; resolves to what it printed. */
export async function inAnotherProcess(file: string, program: string): Promise<string> {
  const script = path.join(path.dirname(file), `program-${++programs}.mjs`)
  writeFileSync(script, program)
  const child = fork(script, [file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const printed = text(child.stdout ?? process.stdin)
  await once(child, 'exit')
  return printed
}
