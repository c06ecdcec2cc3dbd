import type { FoundRoadmap, FoundStage, Problem } from '../building/rules.ts'
import { isRecord, listAt, oneLine, textAt, textFrom } from '../values/rules.ts'

/** Front matter with topics, each with criteria for some levels (github.com/monzo/progression-framework). */
export const isMonzo = (value: unknown): boolean =>
  listAt(value, 'topics').some((topic) =>
    listAt(topic, 'content').some((part) => isRecord(part) && 'level' in part),
  )

/** A level is a stage, and a topic in it a milestone. Criteria with examples keep these in the description. */
export function readMonzo(value: unknown, problems: Problem[]): FoundRoadmap {
  const stages = new Map<string, FoundStage>()
  for (const [topicAt, topic] of listAt(value, 'topics').entries()) {
    const name = oneLine(textAt(topic, 'name') || textAt(topic, 'title'))
    const title = oneLine(textAt(topic, 'title')) || name.replace(/^./u, (letter) => letter.toUpperCase())
    if (!title) {
      problems.push({ place: `topics[${topicAt}]`, why: 'It has neither a name nor a title.' })
      continue
    }
    for (const [at, part] of listAt(topic, 'content').entries()) {
      const place = `topics[${topicAt}].content[${at}]`
      const level = oneLine(textAt(part, 'level'))
      if (!level) {
        problems.push({ place, why: 'It doesn’t say which level it’s for.' })
        continue
      }
      const stageTitle = /^\d+$/.test(level) ? `Level ${level}` : level
      const stage = stages.get(stageTitle) ?? { title: stageTitle, place, milestones: [] }
      stages.set(stageTitle, stage)
      const found = criteriaIn(part, place, problems)
      if (found.criteria.length === 0)
        problems.push({ place, why: `“${title}” has no criteria at ${stageTitle}.` })
      stage.milestones.push({ title, name, place, ...found })
    }
  }
  return {
    title: oneLine(textAt(value, 'title')),
    stages: [...stages.values()].sort((left, right) =>
      left.title.localeCompare(right.title, 'en', { numeric: true }),
    ),
  }
}

function criteriaIn(part: unknown, place: string, problems: Problem[]) {
  const plain = listAt(part, 'criteria').map((item, at) => ({ item, at: `${place}.criteria[${at}]` }))
  const criteria = plain.flatMap(({ item, at }) => {
    const text = oneLine(textFrom(item))
    if (text) return [{ text, place: at }]
    problems.push({ place: at, why: 'It isn’t a text.' })
    return []
  })
  const examples: string[] = []
  for (const [at, item] of listAt(part, 'exampleCriteria').entries()) {
    const text = oneLine(textAt(item, 'criteria'))
    if (!text) {
      problems.push({ place: `${place}.exampleCriteria[${at}]`, why: 'It has no criterion.' })
      continue
    }
    criteria.push({ text, place: `${place}.exampleCriteria[${at}]` })
    const lines = listAt(item, 'examples').map(textFrom).map(oneLine).filter(Boolean)
    if (lines.length > 0) examples.push(`${text}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`)
  }
  return { criteria, description: examples.length > 0 ? `Examples\n\n${examples.join('\n\n')}` : '' }
}
