import { codes } from '../../errors.ts'
import { driverErrorOf, type Fault, faultOf } from '../../faults.ts'
import { withCode } from '../../postgresql/errors.ts'
import { DatabaseRefused } from '../../refusals.ts'
import { UpkeepFailed } from '../files.ts'

const faults: Partial<Record<Fault, string>> = {
  away: 'doesn’t answer',
  crowded: 'takes no more connections',
  slow: 'takes too long to answer',
  unopenable: 'can’t be opened; look at its name, the account and its rights',
  full: 'has no room: its disk is full, or a quota is used up',
  failing: 'is on a disk that fails',
  'read-only': 'can only be read',
  busy: 'is held by another program',
  damaged: 'is damaged',
  memory: 'needs more memory than there is',
}

// What one database takes and the other doesn't, or what can't be in a sound one.
const rules: [code: RegExp, says: string][] = [
  [/^(22021|22P05)$/, 'can’t take a text with the character U+0000'],
  [/^3F000$/, 'has no schema in which this account may create tables'],
  [/^22003$/, 'can’t take a number that is so big'],
  [/^(23...|SQLITE_CONSTRAINT)/, 'refuses a row that breaks a rule of the schema'],
]

/** `name` is of the database that the work was with. Everything that isn't a program's mistake becomes `UpkeepFailed`. */
export function inMoveWords(error: unknown, name: string): unknown {
  if (error instanceof UpkeepFailed) return error
  if (error instanceof DatabaseRefused) return new UpkeepFailed(error.message)
  const coded = withCode(error)
  const fault = faultOf(coded)
  const found = codes(coded)
  const says = (fault && faults[fault]) ?? rules.find(([code]) => found.some((each) => code.test(each)))?.[1]
  if (!says) return error
  const { message } = driverErrorOf(coded)
  // PostgreSQL puts values into details only, which aren't said.
  return new UpkeepFailed(`${capital(name)} ${says} (${message}).`)
}

export async function saying<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inMoveWords(error, name)
  }
}

/** The same for what comes page by page. */
export async function* sayingPages<T>(name: string, pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages
  } catch (error) {
    throw inMoveWords(error, name)
  }
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
