import { randomUUIDv7 } from 'node:crypto'

let made = 0

/**
 * A UUIDv7 as it would have been made at that moment, so that rows lie in the database in the order in which people
 * would have written them. Those of one moment sort in the order they were created.
 */
export function idAt(moment: Date): string {
  made += 1
  const at = moment.getTime().toString(16).padStart(12, '0')
  const counted = (made % 2 ** 24).toString(16).padStart(6, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${counted.slice(0, 3)}-8${counted.slice(3)}-${randomUUIDv7().slice(24)}`
}
