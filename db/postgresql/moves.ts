import { DatabaseRefused } from '#db/refusals.ts'
import type { Server } from '#db/server.ts'
import { nameOf } from './refusals.ts'

// While a record is being moved to a database, a table there says which one, and what of it is there (`cairn move`).

export const moveTable = 'cairn_move'

/** Throws `DatabaseRefused` if only a part of a record is among the `tables`, unless `server` is for who brings the rest. */
export function assertMoveEnded(tables: readonly { name: string }[], server: Server): void {
  if (server.isMovedTo || !tables.some(({ name }) => name === moveTable)) return
  throw new DatabaseRefused(
    `${nameOf(server)} holds a part of a record only: a move to it hasn’t ended. Run the same “cairn move” again, which goes on. Or begin anew with an empty database.`,
  )
}
