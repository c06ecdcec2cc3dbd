import type { Outcome } from './racers.ts'

/** Something of which only one may happen, or only so many, however many processes try at the same moment. */
export interface Race<Asked = unknown> {
  /** What each of `count` processes is asked, for one round. */
  prepare(count: number): Promise<Asked[]>
  /** In a process of its own. */
  act(asked: Asked): Promise<unknown>
  /** What is broken, or undefined. */
  check(asked: Asked[], outcomes: Outcome[]): Promise<string | undefined>
}

/** Broken unless one did it and the others were refused, in one of the ways. */
export function oneAndRefused(outcomes: Outcome[], ways: readonly string[]): string | undefined {
  const done = outcomes.filter(({ refused }) => refused === undefined)
  const strange = outcomes.find(({ refused }) => refused !== undefined && !ways.includes(refused))
  if (strange) return strange.refused
  return done.length === 1 ? undefined : `${done.length} did it`
}

/** Broken unless all got the same record. */
export function allTheSame(outcomes: Outcome[]): string | undefined {
  const refused = outcomes.find((each) => each.refused !== undefined)
  if (refused) return refused.refused
  const ids = new Set(outcomes.map(({ value }) => (value as { id: string }).id))
  return ids.size === 1 ? undefined : `${ids.size} records`
}
