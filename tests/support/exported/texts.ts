import { newId } from '#lib/core/ids.ts'
import { testNow } from '#tests/support/context.ts'
import type { PersonName } from '#tests/support/world/world.ts'

/** Whose export it is: a person's of the world, or the operator's. */
export type Whose = PersonName | 'record'

/** By the words of each text: who has it in their export, and the id of its row. */
export const readers = new Map<string, readonly Whose[]>()
export const ids = new Map<string, string>()

export type Planned = { id: string; words: string }

/** A text of these words, and a full stop. */
export function text(words: string, ...by: Whose[]): Planned {
  const id = newId()
  readers.set(words, by)
  ids.set(words, id)
  return { id, words: `${words}.` }
}

export const circle: readonly Whose[] = ['junior', 'mentor', 'lead', 'record']
export const pair: readonly Whose[] = ['junior', 'mentor', 'record']

export const at = testNow
