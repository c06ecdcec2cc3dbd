import { partsOfName } from '#lib/admin/rules.ts'
import { keysOfPerson } from '#lib/people/sorting/rules.ts'

/** As the database compares them. */
export function matchesPerson(person: { name: string; email: string }, asked: string): boolean {
  const { searchKey } = keysOfPerson(person)
  return partsOfName(asked).every((part) => searchKey.includes(part))
}
