import type { SignInProblem } from './auth.ts'

const problems: Record<SignInProblem, { title: string; sentence: string }> = {
  wrong: {
    title: 'That didn’t fit',
    sentence: 'No account has this e-mail and password together. Please try again.',
  },
  'too-many': {
    title: 'Too many tries',
    sentence: 'Please wait a quarter of an hour, then try again. Or ask for a link that sets a new password.',
  },
  failed: {
    title: 'Something went wrong here',
    sentence: 'Nobody could be signed in just now. Please try again in a moment.',
  },
  form: {
    title: 'This form had grown old',
    sentence: 'You are not signed in yet. Please send it again: it is fresh now.',
  },
}

/** `error` is from an address; undefined unless it's a problem of ours. */
export function signInProblem(error: string | undefined): { title: string; sentence: string } | undefined {
  return error !== undefined && Object.hasOwn(problems, error) ? problems[error as SignInProblem] : undefined
}
