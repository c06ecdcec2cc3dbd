import { pairsInWords } from '#lib/roadmaps/moving-on/rules.ts'

// What a browser and the front take without question.
const MAX_LENGTH = 6000

/** The page with these people ticked and that map in its preview; undefined if that is too long for an address. */
export function previewAddress(asked: {
  roadmapId: string
  to: number
  people: readonly string[]
  map: Readonly<Record<string, string>>
}): string | undefined {
  const query = new URLSearchParams({ to: String(asked.to) })
  for (const id of asked.people) query.append('ticked', id)
  query.set('map', pairsInWords(asked.map))
  const address = `/roadmaps/${asked.roadmapId}/move-on?${query}`
  return address.length <= MAX_LENGTH ? address : undefined
}
