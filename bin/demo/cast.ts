/** No secret: accounts with it exist only in demo and bench databases. */
export const demoPassword = 'cairn-demo-2026'

type Cast = {
  key: string
  name: string
  shortName: string
  email: string
  timeZone: string
  is: string
}

const at = (name: string) => `${name}@demo.cairn`

export const accounts: Cast[] = [
  {
    key: 'lead',
    name: 'Ruth Adeyemi',
    shortName: 'Ruth',
    email: at('lead'),
    timeZone: 'Europe/London',
    is: 'lead of team Pythonistas',
  },
  {
    key: 'mentor',
    name: 'Marisol Vega',
    shortName: 'Marisol',
    email: at('mentor'),
    timeZone: 'Europe/Madrid',
    is: 'mentor of three juniors there',
  },
  {
    key: 'mentor2',
    name: 'Kenji Mori',
    shortName: 'Kenji',
    email: at('mentor2'),
    timeZone: 'Asia/Tokyo',
    is: 'another mentor there, of other juniors',
  },
  {
    key: 'junior',
    name: 'Ada Okonkwo',
    shortName: 'Ada',
    email: at('junior'),
    timeZone: 'Europe/London',
    is: 'junior of the first mentor, half way through stage 2',
  },
  {
    key: 'junior2',
    name: 'Tomasz Zieliński',
    shortName: 'Tomasz',
    email: at('junior2'),
    timeZone: 'Europe/Warsaw',
    is: 'junior of the second mentor',
  },
  {
    key: 'outsider',
    name: 'Sam Field',
    shortName: 'Sam',
    email: at('outsider'),
    timeZone: 'America/Toronto',
    is: 'lead of another team, Gophers',
  },
  {
    key: 'admin',
    name: 'Ines Duarte',
    shortName: 'Ines',
    email: at('admin'),
    timeZone: 'Europe/Lisbon',
    is: 'admin, in no team',
  },
]

const more = (key: string, name: string, shortName: string, timeZone = 'Europe/London'): Cast => ({
  key,
  name,
  shortName,
  email: at(key),
  timeZone,
  is: '',
})

export const others: Cast[] = [
  more('olga', 'Olga Petrova', 'Olga', 'Europe/Berlin'),
  more('david', 'David Chen', 'David', 'America/New_York'),
  more('leila', 'Leïla Haddad', 'Leïla', 'Europe/Paris'),
  more('priya', 'Priya Raman', 'Priya', 'Asia/Kolkata'),
  more('minh-anh', 'Trần Minh Anh', 'Minh Anh', 'Asia/Ho_Chi_Minh'),
  more('jonas', 'Jonas Lindqvist', 'Jonas', 'Europe/Stockholm'),
  more('fatima', 'Fatima Al-Rashid', 'Fatima', 'Asia/Dubai'),
  more('mateo', 'Mateo Fernández de la Cruz y Villanueva', 'Mateo', 'America/Mexico_City'),
  more('hana', 'Hana Sato', 'Hana', 'Asia/Tokyo'),
  more('samuel', 'Samuel Boateng', 'Samuel', 'Africa/Accra'),
  more('elif', 'Elif Yıldız', 'Elif', 'Europe/Istanbul'),
  more('noah', 'Noah Williams', 'Noah', 'Europe/London'),
  more('wei', 'Wei', 'Wei', 'Asia/Shanghai'),
  more('greta', 'Greta Hoffmann', 'Greta', 'Europe/Berlin'),
  more('carlos', 'Carlos Souza', 'Carlos', 'America/Sao_Paulo'),
]

export const pairs: {
  team: 'pythonistas' | 'gophers'
  mentor: string
  junior: string
  cadenceDays: number
  /** On the junior's clock: both are at work then. */
  meetAt: string
  /** In working days before today, if not from the beginning. */
  since?: number
}[] = [
  { team: 'pythonistas', mentor: 'mentor', junior: 'junior', cadenceDays: 14, meetAt: '10:30' },
  { team: 'pythonistas', mentor: 'mentor', junior: 'leila', cadenceDays: 14, meetAt: '15:00' },
  { team: 'pythonistas', mentor: 'mentor', junior: 'priya', cadenceDays: 7, meetAt: '14:30', since: 48 },
  { team: 'pythonistas', mentor: 'mentor2', junior: 'junior2', cadenceDays: 14, meetAt: '09:00' },
  {
    team: 'pythonistas',
    mentor: 'mentor2',
    junior: 'minh-anh',
    cadenceDays: 14,
    meetAt: '10:00',
    since: 112,
  },
  { team: 'pythonistas', mentor: 'mentor2', junior: 'hana', cadenceDays: 21, meetAt: '13:30', since: 92 },
  { team: 'pythonistas', mentor: 'olga', junior: 'jonas', cadenceDays: 14, meetAt: '14:00' },
  { team: 'pythonistas', mentor: 'olga', junior: 'fatima', cadenceDays: 14, meetAt: '13:00', since: 20 },
  { team: 'pythonistas', mentor: 'olga', junior: 'mateo', cadenceDays: 21, meetAt: '09:00' },
  { team: 'pythonistas', mentor: 'david', junior: 'samuel', cadenceDays: 14, meetAt: '14:30' },
  { team: 'pythonistas', mentor: 'david', junior: 'elif', cadenceDays: 14, meetAt: '17:00', since: 86 },
  { team: 'pythonistas', mentor: 'david', junior: 'noah', cadenceDays: 14, meetAt: '15:00', since: 106 },
  { team: 'gophers', mentor: 'greta', junior: 'carlos', cadenceDays: 14, meetAt: '10:00', since: 84 },
]

export const unpaired = ['wei']

export const meetingTime = (junior: string): string =>
  pairs.find((pair) => pair.junior === junior)?.meetAt ?? '10:00'
