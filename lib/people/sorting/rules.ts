import { readableAddress } from '#lib/core/email.ts'
import { fold } from '#lib/core/fold.ts'
import { sortKey } from '#lib/core/sorting.ts'

/** What is stored beside a person's name and address, and made anew whenever one of them changes. */
export function keysOfPerson(person: { name: string; email: string }): {
  sortKey: string
  searchKey: string
} {
  const known = fold(`${person.name} ${person.email} ${readableAddress(person.email)}`)
  return { sortKey: sortKey(person.name), searchKey: `${known} ${known.replaceAll("'", '')}` }
}
