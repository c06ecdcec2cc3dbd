'use client'
import { useEffect, useRef } from 'react'
import { TextField } from './fields.tsx'

/** Needs a `<TimeZoneList>` on the page. `guess` fills in the browser's own time zone if nothing was typed. */
export function TimeZoneField(props: {
  name: string
  label: string
  hint: string
  value: string
  guess?: boolean
}) {
  const { guess, ...field } = props
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = ref.current?.querySelector('input')
    if (!guess || !input || input.value !== field.value) return
    input.value = new Intl.DateTimeFormat().resolvedOptions().timeZone || input.value
  }, [guess, field.value])
  return (
    <div ref={ref}>
      <TextField {...field} list="time-zones" autoComplete="off" spellCheck={false} required />
    </div>
  )
}
