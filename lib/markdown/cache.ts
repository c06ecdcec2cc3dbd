/** Keeps what was used last: at most so many entries, and so many characters in them together. */
export class RecentlyUsed {
  readonly #entries = new Map<string, string>()
  readonly #mostEntries: number
  readonly #mostCharacters: number
  #characters = 0

  constructor(mostEntries: number, mostCharacters: number) {
    this.#mostEntries = mostEntries
    this.#mostCharacters = mostCharacters
  }

  /** How much is kept now. */
  get size(): { entries: number; characters: number } {
    return { entries: this.#entries.size, characters: this.#characters }
  }

  /** What was kept under the key, or what `make` answers, which is kept from now on. */
  get(key: string, make: () => string): string {
    const kept = this.#entries.get(key)
    if (kept !== undefined) {
      // A Map remembers the order of insertion: last in is last used.
      this.#entries.delete(key)
      this.#entries.set(key, kept)
      return kept
    }
    const made = make()
    // One large text must not push all the others out.
    if (made.length + key.length > this.#mostCharacters / 8) return made
    this.#entries.set(key, made)
    this.#characters += made.length + key.length
    for (const [oldest, value] of this.#entries) {
      if (this.#entries.size <= this.#mostEntries && this.#characters <= this.#mostCharacters) break
      this.#entries.delete(oldest)
      this.#characters -= value.length + oldest.length
    }
    return made
  }
}
