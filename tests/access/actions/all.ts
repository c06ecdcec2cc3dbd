import { goals } from './goals.ts'
import { peopleActions } from './people.ts'
import { reviews } from './reviews.ts'
import type { ActionRow } from './row.ts'
import { talks } from './talks.ts'

/** Every server action of Cairn, at least once. */
export const actionRows: readonly ActionRow[] = [...goals, ...talks, ...reviews, ...peopleActions]
