/** A text without the marks that turn the direction of writing (Unicode Bidirectional Algorithm, UAX 9, 2). */
export const withoutTurns = (text: string) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
