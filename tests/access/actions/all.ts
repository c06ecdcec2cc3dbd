import { actionItems } from './action-items.ts'
import { draftActions } from './drafts.ts'
import { goals } from './goals.ts'
import { jotActions, winActions } from './jots.ts'
import { levelActions } from './levels.ts'
import { mending } from './mending.ts'
import { peopleActions } from './people.ts'
import { planActions } from './plans.ts'
import { proposalActions } from './proposals.ts'
import { reviews } from './reviews.ts'
import { roadmapActions } from './roadmaps.ts'
import type { ActionRow } from './row.ts'
import { talks } from './talks.ts'
import { templateActions } from './templates.ts'
import { wholePages } from './whole-pages.ts'

/** Every server action at least once; `tests/access/actions.test.ts` compares them with the build. */
export const actionRows: readonly ActionRow[] = [
  ...goals,
  ...mending,
  ...talks,
  ...actionItems,
  ...reviews,
  ...draftActions,
  ...jotActions,
  ...winActions,
  ...peopleActions,
  ...proposalActions,
  ...roadmapActions,
  ...planActions,
  ...templateActions,
  ...levelActions,
  ...wholePages,
]
