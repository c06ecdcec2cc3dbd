/** What a person is in a team. */
export type Role = 'lead' | 'mentor' | 'junior'

/** Visibility of a text, from the narrowest to the widest. */
export type Visibility = 'private' | 'pair' | 'circle'
