import type { Env } from 'markdown-it'

/** How much of its `bounds` one text has used, kept in markdown-it's `env`. */
export type Spent = { tableCells: number; linkCharacters: number; codeCharacters: number }

export function nothingSpent(): { spent: Spent } {
  return { spent: { tableCells: 0, linkCharacters: 0, codeCharacters: 0 } }
}

export function spentIn(env: Env | undefined): Spent {
  return (env as { spent: Spent }).spent
}
