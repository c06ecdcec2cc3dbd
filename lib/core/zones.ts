import { isTimeZone } from './zoned-time.ts'

// Intl and most browsers still call these by a name from before (CLDR keeps its first one; tzdata's `backward` has both).
const presentNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

export const zoneAliases = presentNames

/** 'Asia/Kolkata' for 'Asia/Calcutta', which goes on working. Unchanged if it's no zone. */
export function presentZone(zone: string): string {
  if (!isTimeZone(zone)) return zone
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
  return presentNames[timeZone] ?? timeZone
}

/** To choose from, by region and place. */
export function listZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => presentNames[zone] ?? zone)
  return [...new Set([...zones.filter((zone) => zone !== 'UTC'), 'UTC'])]
}

/** 'Kolkata', 'Ho Chi Minh City', 'UTC': where it is, in a sentence. */
export function zoneCity(zone: string): string {
  const place = presentZone(zone).split('/').at(-1) ?? zone
  return place === 'Ho_Chi_Minh' ? 'Ho Chi Minh City' : place.replaceAll('_', ' ')
}
