import { type Fault, faultOf } from './faults.ts'

/** Why Cairn doesn't open or migrate a database. The message tells the operator what to do. */
export class DatabaseRefused extends Error {}

const sentences: Record<
  Exclude<Fault, 'removed' | 'replaced' | 'truncated' | 'away' | 'crowded' | 'slow' | 'unsure'>,
  (file: string) => string
> = {
  damaged: (file) =>
    `${file} is damaged, so Cairn doesn’t start with it, and has changed nothing. Put a copy in its place (docs/operating.md, “Restoring a copy”). If you have just done that, a ${file}-wal of the earlier file may lie beside it: move that away first, and take the copy again.`,
  full: (file) =>
    `The disk with ${file} is full, or a quota is used up. Free some space, then start Cairn again. Nothing was changed.`,
  failing: (file) =>
    `The disk with ${file} fails: it can’t be read, written or flushed. Look at the system’s log, and start Cairn again when the disk is well.`,
  'read-only': (file) =>
    `${file} can only be read. Give the account that runs Cairn write access to the file and its folder, on a file system that can be written to.`,
  busy: (file) =>
    `Another program is holding ${file}, and didn’t let go of it. Let it finish, or stop it, then start Cairn again.`,
  unopenable: (file) =>
    `${file} can’t be opened: it is no file, or one that this account may not use. Give the account that runs Cairn access to the file and write access to its folder, or set CAIRN_DATA to another file.`,
  memory: (file) => `There’s too little memory to open ${file}. Free some, then start Cairn again.`,
}

/** The error itself if it isn't the database's, or is in words already. */
export function inWords(error: unknown, file: string): unknown {
  const fault = faultOf(error)
  if (error instanceof DatabaseRefused || fault === undefined || !(fault in sentences)) return error
  return new DatabaseRefused(sentences[fault as keyof typeof sentences](file), { cause: error })
}
