/** A sign-in ends by itself after this many days. */
export const signInDays = 30

/** More failed tries than this within a quarter of an hour, and an account or an address has to wait. */
export const mostFailures = { account: 10, address: 50, minutes: 15 }
