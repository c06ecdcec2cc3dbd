import { type Visibility, visibilities } from '#db/words.ts'

/** True where a change of visibility lets more people read: it is asked about once more. */
export function isWider(before: Visibility, after: Visibility): boolean {
  return visibilities.indexOf(after) > visibilities.indexOf(before)
}
