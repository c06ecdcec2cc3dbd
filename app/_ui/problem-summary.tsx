'use client'
import { fieldId, isProblem, useForm } from './form-context.ts'
import type { FormState } from './form-state.ts'

const count = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

const titles: Partial<Record<FormState['status'], string>> = {
  refused: 'You can’t do this',
  unavailable: 'Nothing was saved',
  failed: 'Something went wrong here',
  'signed-out': 'You’re signed out',
  used: 'This form was already sent',
  outdated: 'This page is out of date',
  unreached: 'This may not be saved',
  restored: 'You’re signed in again',
  stale: 'Someone changed this while you were writing',
}

/** Empty while the form is idle. `ActionForm` shows it unless `summary={false}`. */
export function ProblemSummary() {
  const { id, state } = useForm()
  if (!isProblem(state)) return null
  const wrong = Object.entries(state.fieldErrors)
  const title =
    state.status === 'asked'
      ? 'Please confirm before this is saved'
      : state.status === 'invalid'
        ? `${count[wrong.length] ?? wrong.length} ${wrong.length === 1 ? 'thing' : 'things'} to fix`
        : titles[state.status]
  return (
    // biome-ignore lint/a11y/noAutofocus: without JavaScript, this is what leads to the problem
    <div className="problem" role="alert" tabIndex={-1} autoFocus={wrong.length === 0 || undefined}>
      <h2>{title}</h2>
      {state.message && <p>{state.message}</p>}
      {state.status === 'stale' && Object.keys(state.theirs ?? {}).length === 0 && (
        <p>
          <a href="?" target="_blank" rel="noreferrer">
            Open this page in a new tab
          </a>{' '}
          to see it as it is now.
        </p>
      )}
      {state.reference && (
        <p>
          Reference: <code>{state.reference}</code>
        </p>
      )}
      {!state.message && !state.askPasswordAgain && (
        <p>Nothing is lost: everything you wrote is still here.</p>
      )}
      {state.askPasswordAgain && (
        <p>Please type the password again; anything else you wrote is still here.</p>
      )}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([name, errors]) => (
            <li key={name}>
              <a href={`#${fieldId(id, name)}`}>{errors[0]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
