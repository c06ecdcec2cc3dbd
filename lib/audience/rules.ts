import { type Visibility, visibilities } from '#db/words.ts'

export function isWider(before: Visibility, after: Visibility): boolean {
  return visibilities.indexOf(after) > visibilities.indexOf(before)
}
