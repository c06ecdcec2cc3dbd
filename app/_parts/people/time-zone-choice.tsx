import { TimeZoneField } from '#app/_ui/time-zone-field.tsx'
import { listZones, presentZone, zoneAliases } from '#lib/core/zones.ts'

/** `value` is empty for someone whose zone isn't known yet: the browser guesses it, or the form asks. */
export function TimeZoneChoice({ value, hint }: { value: string; hint: string }) {
  return (
    <TimeZoneField
      name="timeZone"
      label="Time zone"
      hint={hint}
      value={presentZone(value)}
      zones={listZones().join(' ')}
      aliases={zoneAliases}
      guess={value === ''}
    />
  )
}
