import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { people } from '#db/schema/people.ts'
import type { TextKind } from '#db/words.ts'

/** What stays, for those who could read it, in the place of a text that its author withdrew. */
export type WithdrawnLine = {
  kind: TextKind
  id: string
  author: { id: string; name: string }
  /** When it was written, or the day that it is about: where it stood. */
  at: Date | string
  withdrawnAt: Date
}

type Columns = { id: SQLiteColumn; withdrawnAt: SQLiteColumn }

/** For a select with `people` joined as the author, where `wasWithdrawnFrom()` holds. */
export const lineColumns = <Table extends Columns>({ id, withdrawnAt }: Table) => ({
  id,
  withdrawnAt,
  author: { id: people.id, name: people.name },
})
