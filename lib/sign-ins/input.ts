import { z } from 'zod'
import { emailField } from '#lib/core/fields.ts'

export const signInInput = z.object({ email: emailField(), password: z.string().min(1).max(1000) })
