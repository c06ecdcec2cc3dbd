import { fold } from '#lib/core/fold.ts'
import type { FoundMilestone, FoundStage, Problem } from '../../building/rules.ts'
import type { Choices } from '../../choosing/rules.ts'
import {
  type Bullet,
  criterionText,
  isOnlyLinks,
  namedBullet,
  ownCriterion,
  plainText,
  type Section,
} from '../blocks/rules.ts'

export type ReadHeadings = { stages: FoundStage[]; stageHeading: number; bullets: 'milestones' | 'criteria' }

/** `sections` are those below the title. */
export function readHeadings(
  sections: readonly Section[],
  choices: Choices,
  general: string,
  isCairns: boolean,
  problems: Problem[],
): ReadHeadings {
  const used = isCairns
    ? sections
    : sections.map((section) => ({ ...section, bullets: withoutLinks(section.bullets, problems) }))
  const words = isCairns ? ownCriterion : criterionText
  const shape = shapeOf(used)
  const stageHeading = choices.stageHeading ?? shape.stageHeading
  const bullets = choices.bullets ?? shape.bullets
  const stages: FoundStage[] = []
  // Headings between the stage's and the current one.
  let between: { level: number; title: string; found?: FoundMilestone }[] = []
  for (const section of used) {
    const place = `Line ${section.line}`
    const title = plainText(section.text)
    if (section.level <= stageHeading) {
      between = []
      stages.push(stageFrom(section, title || general, place, bullets, words))
      continue
    }
    const stage = stages.at(-1) ?? { title: general, place, milestones: [] }
    if (stages.length === 0) stages.push(stage)
    between = between.filter(({ level }) => level < section.level)
    const found = milestoneFrom(section, place, words)
    const parents = between.map((parent) => parent.title)
    between.push({ level: section.level, title })
    if (!found) continue
    if (!title) problems.push({ place, why: 'This heading has no words, so what is below it was left out.' })
    else stage.milestones.push({ ...found, title: [...parents, title].join(': '), place })
  }
  const filled = stages.filter((stage) => stage.milestones.length > 0)
  for (const { title, place, summary, milestones } of stages)
    if (milestones.length === 0 && (summary || title !== general))
      problems.push({
        place,
        why: `“${title.slice(0, 80)}” has nothing that could be a milestone, so it was left out.`,
      })
  return { stages: isCairns ? filled : joinedByTitle(filled), stageHeading, bullets }
}

type Words = (markdown: string) => string

function withoutLinks(bullets: readonly Bullet[], problems: Problem[]): Bullet[] {
  return bullets.flatMap((bullet) => {
    if (bullet.children.length === 0 && isOnlyLinks(bullet.text)) {
      problems.push({ place: `Line ${bullet.line}`, why: 'It’s only a link, so it was left out.' })
      return []
    }
    return [{ ...bullet, children: withoutLinks(bullet.children, problems) }]
  })
}

/**
 * Where most bullets are: below headings of one level. If they have names, these are the milestones; otherwise the
 * headings are, if there are headings above them. Without any bullets, paragraphs are asked instead.
 */
function shapeOf(sections: readonly Section[]): { stageHeading: number; bullets: 'milestones' | 'criteria' } {
  const hasBullets = sections.some(({ bullets }) => bullets.length > 0)
  const weigh = (section: Section) =>
    hasBullets ? section.bullets.length : Math.min(section.paragraphs.length, 1)
  const weights = new Map<number, number>()
  for (const section of sections)
    weights.set(section.level, (weights.get(section.level) ?? 0) + weigh(section))
  const level = [...weights].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0])[0]
  const deepest = sections.filter((section) => section.level === level)
  const all = deepest.flatMap(({ bullets }) => bullets)
  const named = all.filter(({ text, children }) => namedBullet(text) || children.length > 0).length
  if (named > all.length * 0.6) return { stageHeading: level, bullets: 'milestones' }
  const above = levelsAbove(sections, level)
  if (above.length * 2 <= deepest.length) return { stageHeading: level, bullets: 'milestones' }
  return { stageHeading: Math.max(...above), bullets: 'criteria' }
}

/** Of each heading of this level that is below another one. */
function levelsAbove(sections: readonly Section[], level: number): number[] {
  const found: number[] = []
  let above = 0
  for (const section of sections) {
    if (section.level > 0 && section.level < level) above = section.level
    else if (section.level === level && above > 0) found.push(above)
  }
  return found
}

function stageFrom(
  section: Section,
  title: string,
  place: string,
  bullets: 'milestones' | 'criteria',
  words: Words,
): FoundStage {
  const milestones = new Map<string, FoundMilestone>()
  const add = (name: string, line: number, criteria: Bullet[]) => {
    const found = milestones.get(fold(name)) ?? { title: name, criteria: [], place: `Line ${line}` }
    milestones.set(fold(name), found)
    found.criteria.push(...criteriaIn(criteria, words))
  }
  for (const bullet of section.bullets) {
    const named = bullets === 'milestones' ? namedBullet(bullet.text) : undefined
    if (named) add(named.name, bullet.line, [{ ...bullet, text: named.text }])
    else if (bullets === 'milestones' && bullet.children.length > 0)
      add(plainText(bullet.text), bullet.line, bullet.children)
    else add(title, section.line, [bullet])
  }
  return {
    title,
    summary: section.paragraphs.map(({ text }) => plainText(text)).join('\n\n'),
    place,
    milestones: [...milestones.values()],
  }
}

/** Its bullets are the criteria, or its paragraphs where there are none. */
function milestoneFrom(section: Section, place: string, words: Words): FoundMilestone | undefined {
  const { bullets, paragraphs } = section
  if (bullets.length === 0 && paragraphs.length === 0) return undefined
  const texts = paragraphs.map(({ text, line }) => ({ text: words(text), place: `Line ${line}` }))
  return {
    title: '',
    description: bullets.length > 0 ? paragraphs.map(({ text }) => text).join('\n\n') : '',
    criteria: bullets.length > 0 ? criteriaIn(bullets, words) : texts,
    place,
  }
}

function criteriaIn(bullets: readonly Bullet[], words: Words): { text: string; place: string }[] {
  return bullets.flatMap(({ text, line, children }) => [
    { text: words(text), place: `Line ${line}` },
    ...criteriaIn(children, words),
  ])
}

/** Others repeat the levels below each subject. */
function joinedByTitle(stages: FoundStage[]): FoundStage[] {
  const merged = new Map<string, FoundStage>()
  for (const stage of stages) {
    const same = merged.get(fold(stage.title))
    if (same) same.milestones.push(...stage.milestones)
    else merged.set(fold(stage.title), stage)
  }
  return [...merged.values()]
}
