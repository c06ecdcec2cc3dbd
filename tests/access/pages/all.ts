import { gettingIn } from './getting-in.ts'
import { goals } from './goals.ts'
import { jots, wins } from './jots.ts'
import { levels } from './levels.ts'
import { mending } from './mending.ts'
import { mistakes } from './mistakes.ts'
import { plans } from './plans.ts'
import { proposals } from './proposals.ts'
import { roadmaps } from './roadmaps.ts'
import type { PageRow } from './row.ts'
import { talks } from './talks.ts'
import { admin, common, teams } from './teams.ts'
import { templates } from './templates.ts'

/** Every address of Cairn, at least once. */
export const pageRows: readonly PageRow[] = [
  ...gettingIn,
  ...goals,
  ...proposals,
  ...talks,
  ...mending,
  ...mistakes,
  ...jots,
  ...wins,
  ...roadmaps,
  ...plans,
  ...templates,
  ...levels,
  ...teams,
  ...admin,
  ...common,
]
