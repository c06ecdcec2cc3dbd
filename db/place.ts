import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { FileLost } from './faults.ts'

type Loss = ConstructorParameters<typeof FileLost>[0]

/** In milliseconds. How old an answer of `lately` may be, and how often the file's header is read. */
const usually = 2000

/** Whether the file at its path is still the one that was opened. SQLite itself would go on with a removed one. */
export interface Place {
  /** Undefined if it is. Costs one call to the system, so every write asks. */
  now(): FileLost | undefined
  /** As known within the last two seconds. */
  lately(): FileLost | undefined
  /** After SQLite's own connections are closed. */
  close(): void
}

/**
 * Called right after SQLite has opened the file. Keeps it open too, because closing it would let go of the locks that
 * SQLite has on it in this process (POSIX advisory locks).
 */
export function watchPlace(file: string, lately = usually): Place {
  const handle = openSync(file, 'r')
  const opened = statSync(file)
  let known = readHeader(handle)
  let looked = performance.now()
  let read = looked
  let last: Loss | undefined
  // What SQLite has in memory no longer fits the file, so only a restart helps.
  let isBeyondHelp = false

  const look = (): Loss | undefined => {
    looked = performance.now()
    if (isBeyondHelp) return last
    const there = statOf(file)
    if (!there) return 'removed'
    if (there.dev !== opened.dev || there.ino !== opened.ino) return 'replaced'
    if (there.size >= known.bytes && looked - read < lately) return undefined
    read = looked
    const header = readHeader(handle)
    const wrong = whatIsWrong(known, header, there.size)
    isBeyondHelp = wrong !== undefined
    known = header
    return wrong
  }
  const now = () => {
    last = look()
    return last && new FileLost(last)
  }
  return {
    now,
    lately: () => (performance.now() - looked < lately ? last && new FileLost(last) : now()),
    close: () => closeSync(handle),
  }
}

function whatIsWrong(before: Header, now: Header, size: number): Loss | undefined {
  // Another program may have made it smaller properly (VACUUM), and then says so in the header.
  if (size < before.bytes && !(now.isDatabase && now.says <= size)) return 'truncated'
  // The counter never goes back by itself: an older copy was written into the file.
  return now.isDatabase && now.changes >= before.changes ? undefined : 'replaced'
}

function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    // Such as a folder above it that can't be entered any more.
    return undefined
  }
}

type Header = { isDatabase: boolean; changes: number; says: number; bytes: number }

/**
 * `says` is how long the file is by its own word (https://sqlite.org/fileformat.html#the_database_header). It may be
 * longer than the file while another program is copying its log into it.
 */
function readHeader(handle: number): Header {
  const head = Buffer.alloc(100)
  readSync(handle, head, 0, 100, 0)
  const size = head.readUInt16BE(16)
  const says = (size === 1 ? 65_536 : size) * head.readUInt32BE(28)
  return {
    isDatabase: head.toString('latin1', 0, 15) === 'SQLite format 3',
    changes: head.readUInt32BE(24),
    says,
    bytes: Math.min(says, fstatSync(handle).size),
  }
}
