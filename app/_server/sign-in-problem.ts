import type { SignInProblem } from './auth.ts'

const problems: Record<SignInProblem, { title: string; sentence: string }> = {
  wrong: {
    title: 'Wrong e-mail or password',
    sentence: 'No account has this combination. Please try again.',
  },
  'too-many': {
    title: 'Too many attempts',
    sentence: 'Please wait 15 minutes, then try again. Or ask for a link to set a new password.',
  },
  failed: {
    title: 'Something went wrong here',
    sentence: 'We couldn’t sign you in just now. Please try again in a moment.',
  },
  form: {
    title: 'This form expired',
    sentence: 'You’re not signed in yet. Please send it again.',
  },
}

/** `error` is from an address; undefined unless it's a problem of ours. */
export function signInProblem(error: string | undefined): { title: string; sentence: string } | undefined {
  return error !== undefined && Object.hasOwn(problems, error) ? problems[error as SignInProblem] : undefined
}
