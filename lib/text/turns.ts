/** Removes the explicit direction characters (Unicode Bidirectional Algorithm, UAX #9, section 2). */
export const withoutTurns = (text: string) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
