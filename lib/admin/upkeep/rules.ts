/** Null means never. `takenAt` is null unless a process is at it. */
export type TaskTimes = { takenAt: Date | null; doneAt: Date | null; failedAt: Date | null }

const hour = 3_600_000

// Longer than any backup takes: a process that took it has died by then.
const lease = hour
// After a failure, until the next try.
const pause = hour

/** Whether a process may take the task: it's `every` milliseconds old, and nobody is at it. */
export function isDue(task: TaskTimes | undefined, every: number, now: Date): boolean {
  if (!task) return true
  const isWithin = (at: Date | null, time: number) => {
    const age = at === null ? Number.POSITIVE_INFINITY : now.getTime() - at.getTime()
    // What comes from the future was noted by a wrong clock.
    return age > -lease && age < time
  }
  return !isWithin(task.takenAt, lease) && !isWithin(task.doneAt, every) && !isWithin(task.failedAt, pause)
}

/** One or two sentences for admins. */
export function backupWords(task: TaskTimes | undefined, now: Date): string {
  const made = task?.doneAt
    ? `The last backup was made ${agoInWords(task.doneAt, now)}.`
    : 'There’s no backup yet. Make one on the server: npm run cairn -- backup'
  return isFailing(task)
    ? `${made} The last try failed, ${agoInWords(task.failedAt, now)}; Cairn’s log says why.`
    : made
}

/** As `backupWords`, for `cairn doctor`. */
export function checkWords(task: TaskTimes, now: Date): string {
  if (isFailing(task))
    return `The last check found something wrong, ${agoInWords(task.failedAt, now)}: npm run cairn -- doctor`
  return task.doneAt
    ? `The last check found nothing wrong, ${agoInWords(task.doneAt, now)}.`
    : 'A check is running.'
}

function isFailing(task: TaskTimes | undefined): task is TaskTimes & { failedAt: Date } {
  return task?.failedAt != null && (task.doneAt === null || task.doneAt < task.failedAt)
}

/** Such as 'Cairn 0.1.0, one process. SQLite 3.51.0, 8.5 MB.' */
export function runningWords(
  { version, workers }: { version: string; workers: number },
  database: { kind: string; version: string; bytes: number },
): string {
  const processes = workers === 1 ? 'one process' : `${workers} processes`
  return `Cairn ${version}, ${processes}. ${database.kind} ${database.version}, ${sizeInWords(database.bytes)}.`
}

/** In the units that disks are sold in: '8.5 MB', '1.2 GB'. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`

/** 'less than an hour ago', '5 hours ago', '3 days ago'. */
export function agoInWords(at: Date, now: Date): string {
  const hours = Math.floor((now.getTime() - at.getTime()) / hour)
  if (hours < 1) return 'less than an hour ago'
  if (hours < 48) return hours === 1 ? '1 hour ago' : `${hours} hours ago`
  return `${Math.floor(hours / 24)} days ago`
}
