import type { SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** Folded words that follow each other in a text. `isBeginning`: more letters of the last one may follow. */
export type Term = { words: readonly string[]; isBeginning: boolean }

/**
 * What to search for, and for whom. `readers` are the terms by which a document says who reads it: the index holds each
 * word once for each of them, so that a search never meets a word of a text that has none of these.
 */
export type Asked = { readers: readonly string[]; terms: readonly Term[] }

/** Both texts as `framedWords`; the reader terms with a space between them. */
export type IndexedWords = { number: number; readers: string; titleWords: string; bodyWords: string }

/** What full-text search needs of a database: each has an index of its own kind. Conditions are of a document. */
export interface FullTextIndex {
  /** What has a row for each document that is in the index. */
  indexedRows: SQL
  isIndexed: SQL
  /** It's one of the readers' and has all words, of which there is one at least, wherever they are in it. */
  matchWords(asked: Asked): SQL
  /** It's one of the readers'. */
  matchReaders(readers: readonly string[]): SQL
  /** In the transaction that wrote the documents. */
  keep(tx: Transaction, documents: readonly IndexedWords[]): Promise<void>
  /** How many of the documents are in the index with other words or readers, where that isn't known otherwise. */
  countStale(documents: readonly IndexedWords[]): Promise<number>
}

/** Two spaces between words, so that each has its own on both sides, also next to itself. */
export const framedWords = (words: readonly string[]) => words.map((word) => ` ${word} `).join('')

export const wordsOfFramed = (framed: string) => framed.split(' ').filter((word) => word !== '')

/** Each word and whether it's a beginning, without what is there twice. */
export function wordsAsked(terms: readonly Term[]): { word: string; isBeginning: boolean }[] {
  const all = terms.flatMap(({ words, isBeginning }) =>
    words.map((word, at) => ({ word, isBeginning: isBeginning && at === words.length - 1 })),
  )
  return all.filter(
    ({ word, isBeginning }, at) =>
      all.findIndex((each) => each.word === word && each.isBeginning === isBeginning) === at,
  )
}
