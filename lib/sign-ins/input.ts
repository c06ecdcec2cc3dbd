import { z } from 'zod'
import { emailField } from '#lib/core/fields.ts'

/** What a try to sign in brings. */
export const signInInput = z.object({ email: emailField(), password: z.string().min(1).max(1000) })
