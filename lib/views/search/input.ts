import { z } from 'zod'
import { MAX_SEARCHED, searchKinds, searchOrders } from './rules.ts'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)

/** Never fails: what makes no sense in an address counts as missing. */
export const searchInput = z.object({
  q: z.preprocess(
    first,
    z
      .string()
      .catch('')
      .transform((text) => text.trim().slice(0, MAX_SEARCHED.characters).toWellFormed()),
  ),
  kind: z.preprocess(first, z.enum(searchKinds).optional().catch(undefined)),
  sort: z.preprocess(first, z.enum(searchOrders).catch('best')),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(500).catch(1)),
})

export type SearchInput = z.output<typeof searchInput>
