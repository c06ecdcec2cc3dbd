'use client'
import { useForm } from '#app/_ui/form-context.ts'
import { typedValue } from '#app/_ui/typed-values.ts'

/** In a form of action buttons: after an answer that an action has changed, the version which that answer told of. */
export function ToldVersion() {
  const { state, names } = useForm()
  if (state.status !== 'stale') return null
  const [id] = ['done', 'dropped', 'open']
    .map((name) => typedValue(state, name))
    .join('')
    .split(' ')
  return <input type="hidden" {...names.hidden('told')} value={`${id} ${typedValue(state, 'version')}`} />
}
