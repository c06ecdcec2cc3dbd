/** The memory for the bodies of all requests together, so that many half-sent ones can't fill the machine's. */
export interface Room {
  /**
   * `giveWay` is called at most once: when the bodies take more than there is, and this one has been arriving longest.
   * It has left by then.
   */
  enter(giveWay: () => void): Place
}

export interface Place {
  /** From now on this body takes so many bytes. */
  take(bytes: number): void
  /** It has arrived whole, so it doesn't give way any more. */
  settle(): void
  leave(): void
}

/** `size` is in bytes. */
export function makeRoom(size: number): Room {
  // In the order in which they began.
  const arriving = new Set<() => void>()
  let taken = 0
  return {
    enter: (giveWay) => {
      let own = 0
      let isHere = true
      const leave = () => {
        arriving.delete(goAway)
        taken -= own
        own = 0
        isHere = false
      }
      const goAway = () => {
        leave()
        giveWay()
      }
      arriving.add(goAway)
      return {
        take: (bytes) => {
          if (!isHere) return
          taken += bytes - own
          own = bytes
          for (const oldest of arriving) {
            if (taken <= size) break
            oldest()
          }
        },
        settle: () => void arriving.delete(goAway),
        leave,
      }
    },
  }
}
