'use client'
import { useEffect, useRef } from 'react'
import { Select, type SelectOption } from './fields.tsx'

/**
 * `zones` are the names to choose from. `guess` chooses the browser's own if nothing is chosen yet: browsers have earlier
 * names for some, which `aliases` translates. Without JavaScript the form asks.
 */
export function TimeZoneField(props: {
  name: string
  label: string
  hint: string
  value: string
  zones: string
  aliases: Readonly<Record<string, string>>
  guess?: boolean
}) {
  const { guess, zones, aliases, value, ...field } = props
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const select = ref.current?.querySelector('select')
    if (!guess || !select || select.value !== '') return
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone
    select.value = aliases[own] ?? own
  }, [guess, aliases])
  return (
    <div ref={ref}>
      <Select
        {...field}
        value={value}
        empty={value === '' ? 'Choose your time zone' : undefined}
        options={optionsFrom(zones, value)}
        required={value === ''}
      />
    </div>
  )
}

// One string, since it's sent twice: as HTML and for the script.
function optionsFrom(zones: string, value: string): SelectOption[] {
  const names = zones.split(' ')
  const regions = new Map<string, { value: string; label: string }[]>()
  for (const name of value === '' || names.includes(value) ? names : [value, ...names]) {
    const [region = '', ...place] = name.split('/')
    const label = place.length === 0 ? name : labelOf(place)
    const heading = place.length === 0 ? 'Other' : region
    regions.set(heading, [...(regions.get(heading) ?? []), { value: name, label }])
  }
  return [...regions].map(([label, options]) => ({
    label,
    options: options.sort((a, b) => (a.label < b.label ? -1 : 1)),
  }))
}

// 'Indiana/Indianapolis' is "Indianapolis, Indiana", so that typing finds the city.
function labelOf(place: readonly string[]): string {
  const words = place.toReversed().join(', ').replaceAll('_', ' ')
  return words === 'Ho Chi Minh' ? 'Ho Chi Minh City' : words
}
