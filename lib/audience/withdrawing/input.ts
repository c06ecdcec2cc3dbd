import { versionField } from '#lib/core/fields.ts'

/** Of the page that withdraws a text or puts it back: the version that it showed. */
export const withdrawingFields = { version: versionField() }

export type Withdrawing = { version: number }
