import { z } from 'zod'
import { milestoneKinds, periods, resourceKinds, showings } from '#db/words.ts'
import {
  boundedLine,
  boundedMarkdown,
  filledRows,
  formId,
  line,
  listField,
  markdown,
  optionalLine,
  optionalRecordId,
  recordId,
  rowsField,
} from '#lib/core/fields.ts'
import {
  MAX_CRITERIA,
  MAX_CRITERION,
  MAX_DESCRIPTION,
  MAX_ENTRIES,
  MAX_KEY,
  MAX_LINK,
  MAX_MILESTONES,
  MAX_NEEDS,
  MAX_OUTCOME,
  MAX_PERIODS,
  MAX_RESOURCE_TITLE,
  MAX_RESOURCES,
  MAX_STEP_TEXT,
  MAX_STEP_TITLE,
  MAX_SUMMARY,
  MAX_TITLE,
  MAX_WEEKS,
} from '#lib/roadmaps/limits/rules.ts'
import { parseExpectation } from './levels/rules.ts'

export const keyField = () => z.string('Please open this page again.').min(1).max(MAX_KEY)

/** 'ID VERSION': the working copy's id and the version of what is edited, as the page showed them. */
const version = () => z.string('Please open this form again.').min(38).max(60)

/** `teamId` is null for everybody's; `copyOf` is the roadmap to begin from. */
export const newRoadmapInput = z.object({
  formId: formId(),
  title: line('a title', MAX_TITLE),
  teamId: optionalRecordId(),
  copyOf: optionalRecordId(),
})
export type NewRoadmap = z.output<typeof newRoadmapInput>

export const roadmapInput = z.object({ formId: formId(), roadmapId: recordId() })

export const aboutInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  version: version(),
  title: line('a title', MAX_TITLE),
  summary: boundedMarkdown(MAX_SUMMARY),
})
export type EditAbout = z.output<typeof aboutInput>

export const stageInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  /** Its key may have changed since the form was opened, with its first title. */
  id: recordId().optional(),
  key: keyField(),
  version: version(),
  title: line('a title', MAX_TITLE),
  summary: boundedMarkdown(MAX_SUMMARY),
})
export type EditStage = z.output<typeof stageInput>

export const levelInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  key: keyField(),
  version: version(),
  title: line('a title', MAX_TITLE),
  /** Boxes and menus of one name: a milestone's key, a behaviour's with a step, or '' for a menu left alone. */
  expects: listField(z.string().max(MAX_KEY + 2), 2 * MAX_MILESTONES).transform((chosen) =>
    chosen.flatMap((each) => parseExpectation(each) ?? []),
  ),
})
export type EditLevel = z.output<typeof levelInput>

/** A press in the list of levels. `at` is where the page showed it, `to` the place that it comes to. */
export const arrangeLevelInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  do: z
    .string('Please press a button.')
    .max(200)
    .transform((press) => {
      const [what, key = '', at = '0', to = '0'] = press.split(' ')
      return { what, key, at: Number(at), to: Number(to) }
    })
    .pipe(
      z.object({
        what: z.enum(['add', 'move', 'remove', 'restore'], 'Please open this page again.'),
        key: z.string().max(MAX_KEY),
        at: z.number().int().min(0).max(100),
        to: z.number().int().min(0).max(100),
      }),
    ),
})
export type ArrangeLevel = z.output<typeof arrangeLevelInput>

const number = (most: number) =>
  z
    .string()
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, 'Please write a whole number.')
        .transform(Number)
        .pipe(z.number().min(1, 'At least 1, please.').max(most, `At most ${most}, please.`))
        .nullable(),
    )

const resource = z
  .object({
    kind: z.enum(resourceKinds, 'Please choose a kind.').default('docs'),
    title: boundedLine(MAX_RESOURCE_TITLE),
    url: optionalLine(MAX_LINK),
  })
  .superRefine(({ title, url }, refinement) => {
    const complain = (path: string, message: string) =>
      refinement.addIssue({ code: 'custom', path: [path], message })
    if (url && !title) complain('title', 'Please write what this link is.')
    if (url && !isHttps(url)) complain('url', 'Please paste a link that begins with https://.')
  })

function isHttps(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.hostname.includes('.') && !url.username
}

const step = z.object({ title: boundedLine(MAX_STEP_TITLE), text: boundedLine(MAX_STEP_TEXT) })

export const milestoneInput = z
  .object({
    formId: formId(),
    roadmapId: recordId(),
    id: recordId().optional(),
    key: keyField(),
    version: version(),
    stage: keyField(),
    kind: z.enum(milestoneKinds, 'Please choose a kind.'),
    title: line('a title', MAX_TITLE),
    description: boundedMarkdown(MAX_DESCRIPTION),
    criteria: rowsField(z.object({ id: z.string().max(MAX_KEY), text: boundedLine(MAX_CRITERION) })),
    needs: rowsField(z.object({ key: boundedLine(MAX_KEY) })),
    weeks: number(MAX_WEEKS),
    shown: listField(z.enum(showings)),
    outcome: boundedLine(MAX_OUTCOME),
    steps: rowsField(step),
    entries: number(MAX_ENTRIES),
    period: z.enum(periods).catch('month'),
    periods: number(MAX_PERIODS),
    resources: rowsField(resource),
    /** 'next' leads to the milestone after this one. */
    after: z.string().max(10).optional(),
  })
  .transform(({ criteria, needs, resources, ...rest }) => ({
    ...rest,
    criteria: filledRows(criteria, 'text'),
    needs: [...new Set(filledRows(needs, 'key').map(({ key }) => key))],
    resources: filledRows(resources, 'title'),
  }))
  .superRefine(({ criteria, needs, resources }, refinement) => {
    const complain = (path: string, message: string) =>
      refinement.addIssue({ code: 'custom', path: [path], message })
    if (criteria.length > MAX_CRITERIA)
      complain('criteria', `At most ${MAX_CRITERIA} criteria, please; these are ${criteria.length}.`)
    if (needs.length > MAX_NEEDS) complain('needs', `At most ${MAX_NEEDS} milestones, please.`)
    if (resources.length > MAX_RESOURCES) complain('resources', `At most ${MAX_RESOURCES} resources, please.`)
  })
export type EditMilestone = z.output<typeof milestoneInput>

/**
 * A press in the outline: what is done, and with what. `at` is where the page showed it, so that a press that comes twice
 * moves it once; `to` is the stage it comes to.
 */
export const arrangeInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  do: z
    .string('Please press a button.')
    .max(300)
    .transform((press) => {
      const [what, key = '', at = '', to = ''] = press.split(' ')
      return { what, key, at: Number(at), to }
    })
    .pipe(
      z.object({
        what: z.enum(
          [
            'add-stage',
            'move-stage',
            'remove-stage',
            'restore-stage',
            'add-milestone',
            'move-milestone',
            'copy-milestone',
            'remove-milestone',
            'restore-milestone',
          ],
          'Please open this page again.',
        ),
        key: z.string().max(MAX_KEY),
        at: z.number().int().min(0).max(100_000),
        to: z.string().max(2 * MAX_KEY + 10),
      }),
    ),
})
export type Arrange = z.output<typeof arrangeInput>

const seen = () => z.string('Please open this page again.').max(60)

export const discardInput = z.object({ formId: formId(), roadmapId: recordId(), seen: seen() })

export const publishInput = z.object({
  formId: formId(),
  roadmapId: recordId(),
  seen: seen(),
  note: markdown(),
})
export type Publish = z.output<typeof publishInput>
