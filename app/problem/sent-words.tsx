import { csrfToken } from '#app/_server/auth.ts'
import { signInProblem } from '#app/_server/sign-in-problem.ts'
import { TextField } from '#app/_ui/fields.tsx'
import { isAsGiven, ownName } from '#app/_ui/shared-form.ts'
import { isTyped } from '#app/_ui/typed-fields.ts'
import { WordsToCopy } from '#app/_ui/words-to-copy.tsx'
import type { SentWords } from '#lib/core/failures.ts'

/** The words of a form that has no place on its page any more, to read and copy; or to sign in with. */
export function SentWordsParts({ sent }: { sent: SentWords }) {
  const words = sent.fields.flatMap(([sentAs, value]): typeof sent.fields => {
    const { name, given } = ownName(sentAs)
    const isGiven = given !== undefined && isAsGiven(value, given)
    return !isGiven && isTyped(name, value) ? [[name, value]] : []
  })
  return (
    <>
      {sent.again && <SignInForm address={sent.address} again={sent.again} />}
      {words.length > 0 && (
        <section className="form mt-7" aria-labelledby="sent-words">
          <h2 id="sent-words">What you wrote</h2>
          <WordsToCopy fields={words} />
        </section>
      )}
      {!sent.again && (
        <p>
          <a href={sent.address} data-reload="">
            Open the page again
          </a>
        </p>
      )}
    </>
  )
}

async function SignInForm({ address, again }: { address: string; again: NonNullable<SentWords['again']> }) {
  const problem = signInProblem(again.problem)
  return (
    <form className="form mt-7" action={address} method="post" encType="multipart/form-data">
      {problem && (
        <div className="problem" role="alert">
          <h2>{problem.title}</h2>
          <p>{problem.sentence}</p>
        </div>
      )}
      {again.sealed === '' && (
        <p>Copy your text first: when you come back to the page after signing in, it won’t be there.</p>
      )}
      <input type="hidden" name="sealed-form" value={again.sealed} />
      <input type="hidden" name="csrfToken" value={await csrfToken()} />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        value={again.email}
        required
      />
      <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
      <button type="submit" className="button button--primary">
        Sign in
      </button>
    </form>
  )
}
