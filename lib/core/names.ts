import { readableAddress } from './email.ts'
import { fold } from './fold.ts'
import { isolated } from './format.ts'
import type { Named } from './named.ts'

export type KnownPerson = Named & { shortName: string | null; email: string }

/**
 * Tells the people apart that are shown together: by their full name where a short one is shared, and by their address
 * where a full one is. No two are called the same. It's a class because React refuses to send one to a browser, where
 * nobody's address may end up by mistake.
 */
export class NameBook {
  readonly #names: ReadonlyMap<string, { called: string; full: string }>

  constructor(people: readonly KnownPerson[]) {
    const labelled = withAddresses(people.map((person) => ({ ...person, label: person.name })))
    const uses = countEach(
      labelled.flatMap(({ name, shortName, label }) => [
        ...new Set([key(name), key(label), key(shortName ?? name)]),
      ]),
    )
    this.#names = new Map(
      labelled.map(({ id, shortName, label }) => {
        const isOnlyOnes = shortName !== null && uses.get(key(shortName)) === 1
        return [id, { called: isOnlyOnes ? shortName : label, full: label }]
      }),
    )
  }

  find(personId: string): { called: string; full: string } | undefined {
    return this.#names.get(personId)
  }
}

type Labelled = KnownPerson & { label: string }

// Again if need be, because a name could be written like another one with its address.
function withAddresses(people: readonly Labelled[], times = people.length): readonly Labelled[] {
  const uses = countEach(people.map(({ label }) => key(label)))
  if (uses.size === people.length || times === 0) return people
  return withAddresses(
    people.map((person) =>
      uses.get(key(person.label)) === 1
        ? person
        : { ...person, label: `${person.label} (${readableAddress(person.email)})` },
    ),
    times - 1,
  )
}

const key = (name: string) => fold(name).trim()

function countEach(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of keys) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

// A whole viewer: an id alone knows nobody.
type Knowing = { id: string; email: string; names?: NameBook }

/** In a sentence: 'Minh Anh'. The full name of someone whom the viewer doesn't know. */
export function calledName(viewer: Knowing, person: Named): string {
  return isolated(viewer.names?.find(person.id)?.called ?? person.name)
}

/** Where someone is chosen or listed: 'Trần Minh Anh'. */
export function fullName(viewer: Knowing, person: Named): string {
  return isolated(viewer.names?.find(person.id)?.full ?? person.name)
}
