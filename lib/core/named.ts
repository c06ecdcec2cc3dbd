/** A person, or anything else that is shown by its name and found by its id. */
export type Named = { id: string; name: string }
