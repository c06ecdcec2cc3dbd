import { useEffect, useState } from 'react'

/**
 * While React takes over what the server sent, it gives a textarea its first text again. What was typed by then is read
 * before that and put back afterwards. `prefix` begins the ids of a form's fields.
 */
export function useTypedEarly(prefix: string): void {
  const [typed] = useState(() => typedIn(prefix))
  useEffect(() => {
    for (const { field, words } of typed)
      if (field.value !== words) {
        field.value = words
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
  }, [typed])
}

function typedIn(prefix: string) {
  if (typeof document === 'undefined') return []
  return [...document.querySelectorAll<HTMLTextAreaElement>(`textarea[id^="${prefix}"]`)]
    .filter((field) => field.value !== field.defaultValue)
    .map((field) => ({ field, words: field.value }))
}
