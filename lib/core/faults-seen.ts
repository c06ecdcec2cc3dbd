/** Since the start. `Fault` words come from `db/faults.ts`. */
type Seen = { refused: number; last?: { fault: string; at: Date }; damagedAt?: Date }

// On globalThis because the HTTP front and Next's bundles don't share module state.
const shared = globalThis as typeof globalThis & { cairnFaults?: Seen }

/** What the database couldn't do for requests. Reading doesn't count as refused. */
export function faultsSeen(): Readonly<Seen> {
  shared.cairnFaults ??= { refused: 0 }
  return shared.cairnFaults
}

export function noteFault(fault: string, at: Date, isWrite: boolean): void {
  const seen = faultsSeen() as Seen
  if (fault === 'damaged') seen.damagedAt ??= at
  if (!isWrite) return
  seen.refused += 1
  seen.last = { fault, at }
}
