/** In milliseconds: how far ahead the clock may have been, since several machines' clocks differ. */
const tolerance = 5 * 60_000

/** What was made later comes from a clock that was wrong, and would be valid for longer than it should. */
export const latestMade = (now: Date) => new Date(now.getTime() + tolerance)
