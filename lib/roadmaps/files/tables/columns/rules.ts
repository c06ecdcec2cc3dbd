import { fold } from '#lib/core/fold.ts'
import type { Choices } from '../../choosing/rules.ts'
import { oneLine } from '../../values/rules.ts'
import type { TableRow } from '../rules.ts'

/**
 * What a column holds. `heading`: its heading is a stage or a milestone, and its cells are criteria. `group`: what
 * several milestones have in common.
 */
export const columnRoles = [
  'stage',
  'milestone',
  'group',
  'kind',
  'description',
  'criterion',
  'heading',
  'link',
  'ignored',
] as const
export type ColumnRole = (typeof columnRoles)[number]

export const columnRoleNames: Record<ColumnRole, string> = {
  stage: 'Stage',
  milestone: 'Milestone',
  group: 'Group of milestones',
  kind: 'Kind',
  description: 'Description',
  criterion: 'Criterion',
  heading: 'Criteria of what its heading names',
  link: 'Link',
  ignored: 'Nothing',
}

export type Column = { heading: string; role: ColumnRole; examples: string[] }

const words: [ColumnRole, RegExp][] = [
  [
    'stage',
    /^(stage|level|grade|band|phase|seniority|rank|career level|job level|role|position|stufe|niveau|niveles?)s?$/,
  ],
  [
    'milestone',
    /^(milestone|skill|competenc(y|ie)|competence|topic|name|title|capabilit(y|ie)|dimension|axis|attribute|trait|subject|kompetenz|responsibilit(y|ie)|goal)s?$/,
  ],
  ['group', /^(area|category|categorie|pillar|theme|group|section|domain|track|cluster|bereich)s?$/],
  ['kind', /^(kind|type)$/],
  [
    'criterion',
    /^(criterion|criteria|expectation|behaviou?r|requirement|evidence|indicator|checklist|signal|example|outcome|kriterium|kriterien)s?$/,
  ],
  ['description', /^(description|summary|detail|note|explanation|definition|about|meaning|beschreibung)s?$/],
  ['link', /^(link|url|resource|reference)s?$/],
]

const roleOf = (heading: string): ColumnRole | undefined => {
  const folded = oneLine(fold(heading)).replace(/[^\p{L}\p{N}]+$/u, '')
  return words.find(([, pattern]) => pattern.test(folded))?.[0]
}

const levelWords =
  /\b(levels?|junior|senior|mid|middle|intermediate|medior|lead|principal|staff|expert|beginner|advanced|novice|associate|entry|trainee|intern|graduate|engineer|developer|manager|director|(?:l|ic|m|e|p|d|tl|em|sde|swe)\s?\d+|i{1,3}|iv|vi?|\d+)\b/

/** How many of these look like names of levels, from 0 to 1. */
export function shareOfLevels(texts: readonly string[]): number {
  const filled = texts.filter(Boolean)
  const found = filled.filter((text) => text.length <= 60 && levelWords.test(fold(text)))
  return filled.length === 0 ? 0 : found.length / filled.length
}

/** The first row with at least two filled cells: what is above is a title of the whole. */
export function headerIn(rows: readonly TableRow[]): number {
  const at = rows.findIndex(({ cells }) => cells.filter(Boolean).length > 1)
  return Math.max(at, 0)
}

export function arrangementIn(
  header: readonly string[],
  rows: readonly TableRow[],
): NonNullable<Choices['arrangement']> {
  const roles = header.map(roleOf)
  const has = (role: ColumnRole) => roles.includes(role)
  const unnamed = header.filter((heading, at) => heading && !roles[at]).length
  if (has('criterion') && (has('stage') || has('milestone') || has('group')) && unnamed < 2) return 'long'
  if (has('stage') && (has('milestone') || has('group')) && unnamed < 2) return 'long'
  if (roles[0] === 'stage' && unnamed + roles.filter((role) => role !== undefined).length > 1) return 'rows'
  if (roles[0] !== undefined) return 'wide'
  const inHeader = shareOfLevels(header.slice(1))
  return shareOfLevels(rows.map(({ cells }) => cells[0] ?? '')) > inHeader ? 'rows' : 'wide'
}

export function guessRoles(
  header: readonly string[],
  rows: readonly TableRow[],
  arrangement: NonNullable<Choices['arrangement']>,
): ColumnRole[] {
  const roles = header.map(roleOf)
  const isFilled = (at: number) => Boolean(header[at]) || rows.some(({ cells }) => cells[at])
  if (arrangement === 'long') {
    const once = roles.map((role, at) => (role && roles.indexOf(role) === at ? role : 'ignored'))
    // Without a better one, the description or what has no other meaning is the criterion.
    const spare = [once.indexOf('description'), roles.findIndex((role, at) => !role && isFilled(at))]
    const instead = once.includes('criterion') ? -1 : (spare.find((at) => at >= 0) ?? -1)
    const filled = once.map((role, at) => (at === instead ? 'criterion' : role))
    return filled.includes('milestone')
      ? filled
      : filled.map((role) => (role === 'group' ? 'milestone' : role))
  }
  const label = arrangement === 'wide' ? 'milestone' : 'stage'
  // "Area | Skill | Junior | Senior": the last of the labels is the row's own.
  const labels = header
    .map((_, at) => at)
    .filter((at) => roles[at] === 'group' || roles[at] === 'milestone' || roles[at] === 'stage')
  const leading = labels.filter((at, index) => at === index)
  const own = arrangement === 'wide' ? Math.max(leading.at(-1) ?? 0, 0) : 0
  return header.map((heading, at) => {
    if (at === own) return label
    if (at < own) return 'group'
    if (
      arrangement === 'wide' &&
      (roles[at] === 'description' || roles[at] === 'kind' || roles[at] === 'link')
    )
      return roles[at]
    if (arrangement === 'rows' && roles[at] === 'kind') return 'ignored'
    return heading && isFilled(at) ? 'heading' : 'ignored'
  })
}

export const arrangementOf = (roles: readonly ColumnRole[]): NonNullable<Choices['arrangement']> =>
  roles.includes('heading')
    ? roles.includes('milestone') || !roles.includes('stage')
      ? 'wide'
      : 'rows'
    : 'long'
