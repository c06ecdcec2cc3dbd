import { Plain } from './plain.tsx'

export function TimeZoneList() {
  return (
    <Plain as="datalist" id="time-zones">
      {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </Plain>
  )
}
