import { readableAddress } from '#lib/core/email.ts'
import { fold } from '#lib/core/fold.ts'
import { sortKey } from '#lib/core/sorting.ts'

/** Stored beside a person's name and address, and written again with either of them. */
export function keysOfPerson(person: { name: string; email: string }): {
  sortKey: string
  searchKey: string
} {
  const known = fold(`${person.name} ${person.email} ${readableAddress(person.email)}`)
  return { sortKey: sortKey(person.name), searchKey: `${known} ${known.replaceAll("'", '')}` }
}
