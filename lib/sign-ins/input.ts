import { z } from 'zod'
import { knownEmailField } from '#lib/core/fields.ts'

export const signInInput = z.object({ email: knownEmailField(), password: z.string().min(1).max(1000) })
