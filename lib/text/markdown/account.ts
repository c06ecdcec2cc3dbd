import type { Env } from 'markdown-it'

/** What one text has used up of its bounds, kept in markdown-it's `env`. */
export type Spent = { tableCells: number; linkCharacters: number; codeCharacters: number }

/** A new account for one text. */
export function nothingSpent(): { spent: Spent } {
  return { spent: { tableCells: 0, linkCharacters: 0, codeCharacters: 0 } }
}

/** The account of the text that is being rendered. */
export function spentOf(env: Env | undefined): Spent {
  return (env as { spent: Spent }).spent
}
