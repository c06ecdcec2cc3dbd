import { capital } from '#lib/core/format.ts'
import type { FoundMilestone, FoundRoadmap, FoundStage, Problem } from '../building/rules.ts'
import { cleaned, isRecord, listAt, oneLine, textAt, textFrom } from '../values/rules.ts'

/** A capability of skills with markers (github.com/forwardimpact/monorepo, products/map/starter/capabilities). */
export const isForwardImpact = (value: unknown): boolean =>
  listAt(value, 'skills').some(
    (skill) => isRecord(skill) && (isRecord(skill.markers) || isRecord(skill.human)),
  )

export const proficiencies = ['awareness', 'foundational', 'working', 'practitioner', 'expert']

/** Several files in one without `---` between them: a name at the beginning of a line comes a second time. */
export function apartFiles(text: string): string {
  const names = new Set<string>()
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('---')) names.clear()
    const [, name] = /^([A-Za-z]\w*):/.exec(line) ?? []
    if (name === undefined) return line
    const isNext = names.has(name)
    if (isNext) names.clear()
    names.add(name)
    return isNext ? `---\n${line}` : line
  })
  return lines.join('\n')
}

/** A capability is a stage, or a proficiency is one: its skills are the milestones, their human markers the criteria. */
export function readForwardImpact(
  documents: readonly unknown[],
  problems: Problem[],
  stagesFrom: 'capabilities' | 'proficiencies',
): FoundRoadmap {
  const capabilities = documents.flatMap((document, at) => {
    if (isForwardImpact(document)) return [{ document, path: documents.length > 1 ? `Part ${at + 1}, ` : '' }]
    if (document !== null) problems.push({ place: `Part ${at + 1}`, why: 'It’s no capability with skills.' })
    return []
  })
  const titles = capabilities.map(({ document }) =>
    oneLine(textAt(document, 'name') || textAt(document, 'id')),
  )
  const title = titles.length === 1 ? (titles[0] ?? '') : 'Capabilities'
  const skills = capabilities.flatMap(({ document, path }, at) =>
    listAt(document, 'skills').flatMap((skill, skillAt) => {
      const name = oneLine(textAt(skill, 'name') || textAt(skill, 'id'))
      const place = `${path}skills[${skillAt}]`
      if (!name) problems.push({ place, why: 'It has no name.' })
      return name ? [{ skill, name, place, capability: at }] : []
    }),
  )
  if (stagesFrom === 'proficiencies') {
    const used = [...new Set(skills.flatMap(({ skill }) => levelsOf(skill)))]
    const stages = used.sort(byProficiency).map(
      (level): FoundStage => ({
        key: level,
        title: capital(level),
        place: level,
        milestones: skills
          .filter(({ skill }) => levelsOf(skill).includes(level))
          .map(({ skill, name, place }) => ({
            title: name,
            name: textAt(skill, 'id') || name,
            description:
              textAt(human(skill, 'proficiencyDescriptions'), level) || textAt(human(skill), 'description'),
            criteria: markersOf(skill, level, place),
            place: `${place}.markers.${level}`,
          })),
      }),
    )
    return { title, stages }
  }
  const stages = capabilities.map(
    ({ document, path }, at): FoundStage => ({
      key: textAt(document, 'id'),
      title: titles[at] || `Capability ${at + 1}`,
      summary: oneLine(textAt(document, 'description')),
      place: path.replace(/, $/, '') || 'The capability',
      milestones: skills
        .filter(({ capability }) => capability === at)
        .map((found) => wholeSkill(found, problems)),
    }),
  )
  return { title, summary: titles.length === 1 ? (stages[0]?.summary ?? '') : '', stages }
}

function wholeSkill(
  { skill, name, place }: { skill: unknown; name: string; place: string },
  problems: Problem[],
): FoundMilestone {
  const criteria = levelsOf(skill).flatMap((level) => markersOf(skill, level, place))
  if (criteria.length === 0) problems.push({ place, why: `“${name}” has no human markers.` })
  return {
    key: textAt(skill, 'id'),
    title: name,
    description: cleaned(textAt(human(skill), 'description')),
    criteria,
    place,
  }
}

const human = (skill: unknown, name?: string): unknown => {
  const part = isRecord(skill) ? skill.human : undefined
  return name === undefined || !isRecord(part) ? part : part[name]
}

const markers = (skill: unknown) => (isRecord(skill) && isRecord(skill.markers) ? skill.markers : {})

const levelsOf = (skill: unknown) =>
  Object.keys(markers(skill))
    .filter((level) => listAt(markers(skill)[level], 'human').length > 0)
    .sort(byProficiency)

const markersOf = (skill: unknown, level: string, place: string) =>
  listAt(markers(skill)[level], 'human').map((item, at) => ({
    text: textFrom(item),
    place: `${place}.markers.${level}.human[${at}]`,
  }))

const rank = (level: string) =>
  proficiencies.includes(level) ? proficiencies.indexOf(level) : proficiencies.length
const byProficiency = (left: string, right: string) => rank(left) - rank(right)
