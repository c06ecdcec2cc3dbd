import { accounts } from './accounts.ts'
import { databases } from './databases.ts'
import type { Race } from './race.ts'
import { texts } from './texts.ts'

export const everyRace: Readonly<Record<string, Race>> = { ...databases, ...accounts, ...texts }
