import { type Exporting, isPersons } from './access.ts'
import { proposalSheet } from './goals/proposals/reads.ts'
import {
  commentSheet,
  evidenceLinkSheet,
  evidenceSheet,
  goalCriterionSheet,
  goalSheet,
  habitEntrySheet,
  observationSheet,
} from './goals/reads.ts'
import { goalEventSheet, verdictCriterionSheet, verdictSheet } from './goals/steps/reads.ts'
import { jotSheet, winSheet } from './jots/reads.ts'
import { levelConfirmationSheet, levelSentenceSheet } from './levels/reads.ts'
import type { Sheet } from './paging/reads.ts'
import { eventSheet } from './people/events/reads.ts'
import {
  calendarFeedSheet,
  inviteSheet,
  membershipSheet,
  mentorshipSheet,
  personSheet,
  signInSheet,
  teamSheet,
  timeZoneSheet,
} from './people/reads.ts'
import { planItemSheet, planSheet, planStartSheet } from './plans/reads.ts'
import { findingSheet, reviewGoalSheet, reviewSheet, themeSheet } from './reviews/reads.ts'
import { roadmapMoveSheet, roadmapPersonSheet } from './roadmaps/people/reads.ts'
import {
  criterionSheet,
  milestoneSheet,
  resourceSheet,
  roadmapVersionSheet,
  stageSheet,
} from './roadmaps/reads.ts'
import {
  suggestionSheet,
  workingCopySheet,
  workingMilestoneSheet,
  workingStageSheet,
} from './roadmaps/writing/reads.ts'
import { sessionOpinionSheet } from './sessions/opinions/reads.ts'
import { actionSheet, agendaPointSheet, sessionNoteSheet, sessionSheet } from './sessions/reads.ts'
import { sessionTemplateSheet } from './templates/reads.ts'
import { draftSheet, textVersionSheet } from './texts/reads.ts'
import { withdrawnSheet } from './texts/withdrawn/reads.ts'

/**
 * In the order in which they're read: what refers to something comes before it, so that whatever was written meanwhile
 * refers to nothing that is missing.
 */
const sheets: readonly Sheet[] = [
  draftSheet,
  jotSheet,
  textVersionSheet,
  withdrawnSheet,
  commentSheet,
  goalEventSheet,
  verdictCriterionSheet,
  verdictSheet,
  evidenceLinkSheet,
  evidenceSheet,
  observationSheet,
  habitEntrySheet,
  goalCriterionSheet,
  proposalSheet,
  winSheet,
  findingSheet,
  reviewGoalSheet,
  reviewSheet,
  levelSentenceSheet,
  levelConfirmationSheet,
  roadmapMoveSheet,
  roadmapPersonSheet,
  goalSheet,
  planStartSheet,
  planItemSheet,
  sessionTemplateSheet,
  planSheet,
  sessionOpinionSheet,
  sessionNoteSheet,
  agendaPointSheet,
  actionSheet,
  sessionSheet,
  mentorshipSheet,
  membershipSheet,
  inviteSheet,
  eventSheet,
  signInSheet,
  calendarFeedSheet,
  timeZoneSheet,
  themeSheet,
  suggestionSheet,
  workingMilestoneSheet,
  workingStageSheet,
  workingCopySheet,
  teamSheet,
  personSheet,
  resourceSheet,
  criterionSheet,
  milestoneSheet,
  stageSheet,
  roadmapVersionSheet,
]

// Only their owner reads these.
const personal: readonly Sheet[] = [draftSheet, jotSheet, signInSheet]

export const sheetsOf = (ctx: Exporting): readonly Sheet[] =>
  isPersons(ctx) ? sheets : sheets.filter((each) => !personal.includes(each))
