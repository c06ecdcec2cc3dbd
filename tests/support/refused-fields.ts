import type { z } from 'zod'

/** The fields that a schema refuses, such as 'actions.0.body'; empty for valid input. */
export function refusedFields(schema: z.ZodType, input: unknown): string[] {
  return schema.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? []
}
