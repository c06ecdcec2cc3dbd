import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { getTask } from '#lib/admin/upkeep/reads.ts'
import { isDue } from '#lib/admin/upkeep/rules.ts'
import { finishTask, takeTask } from '#lib/admin/upkeep/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import type { Log } from '#server/log.ts'

/** Of those that Cairn named itself, in `backups` beside the database. */
export const backupsKept = 14

// In milliseconds. How often a process looks whether it's time.
const look = 60_000

/**
 * Makes a backup in `backups` beside the database whenever the last one is `every` milliseconds old, until the process
 * ends. By the same command as by hand, in a process of its own: checking a copy would make everyone wait.
 */
export function backUpRegularly(data: string, every: number, log: Log): void {
  let child: ChildProcess | undefined
  let isLooking = false
  const lookOnce = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const ctx = makeSystemContext(new Date())
      if (!isDue(await getTask(ctx, 'backup'), every, ctx.now)) return
      if (!(await takeTask(ctx, 'backup', every))) return
      child = backupProcess(data)
      const { status, problem } = await ended(child)
      child = undefined
      if (status === 0) log.info('backup made')
      else {
        log.error({ problem }, 'backup failed')
        await finishTask(makeSystemContext(new Date()), 'backup', 'badly')
      }
    } catch (err) {
      log.error({ err }, 'backup failed')
    } finally {
      isLooking = false
    }
  }
  setInterval(lookOnce, look).unref()
  process.on('exit', () => child?.kill())
  void lookOnce()
}

function backupProcess(data: string): ChildProcess {
  const args = ['bin/cairn.mjs', 'backup', '--data', data, '--keep', String(backupsKept)]
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

async function ended(child: ChildProcess): Promise<{ status: number | null; problem: string }> {
  let problem = ''
  child.stderr?.on('data', (chunk) => {
    problem = (problem + chunk).slice(-1000)
  })
  const [status] = await once(child, 'close')
  return { status, problem: problem.trim() }
}
