import type { FoundMilestone, FoundRoadmap, FoundStage, Problem } from '../building/rules.ts'
import { mergedOrder } from '../order/rules.ts'
import { isRecord, listAt, oneLine, textAt, textFrom } from '../values/rules.ts'

/** Topics of levels of criteria (github.com/MyUNiDAYS/competency-framework). */
export const isUnidays = (value: unknown): boolean =>
  listAt(value, 'topics').some((topic) =>
    listAt(topic, 'levels').some((level) => isRecord(level) && Array.isArray(level.criteria)),
  )

/** A level is a stage, whichever topics have it, and a topic in it a milestone. */
export function readUnidays(value: unknown, problems: Problem[]): FoundRoadmap {
  const stages = new Map<string, FoundStage>()
  const orders: string[][] = []
  for (const [topicAt, topic] of listAt(value, 'topics').entries()) {
    const title = oneLine(textAt(topic, 'title') || textAt(topic, 'path'))
    if (!title) {
      problems.push({ place: `topics[${topicAt}]`, why: 'It has no title.' })
      continue
    }
    const order: string[] = []
    for (const [at, level] of listAt(topic, 'levels').entries()) {
      const place = `topics[${topicAt}].levels[${at}]`
      const name = oneLine(textAt(level, 'title') || textAt(level, 'path'))
      if (!name) {
        problems.push({ place, why: 'It has no title.' })
        continue
      }
      const id = name.toLowerCase()
      const stage = stages.get(id) ?? { title: name, place, milestones: [] }
      stages.set(id, stage)
      order.push(id)
      stage.milestones.push(milestoneIn(topic, level, title, place, problems))
    }
    orders.push(order)
  }
  return {
    title: oneLine(textAt(value, 'title')),
    summary: oneLine(textAt(value, 'summary')),
    stages: mergedOrder(orders).flatMap((id) => stages.get(id) ?? []),
  }
}

function milestoneIn(
  topic: unknown,
  level: unknown,
  title: string,
  place: string,
  problems: Problem[],
): FoundMilestone {
  const criteria = listAt(level, 'criteria').flatMap((item, at) => {
    const text = oneLine(textFrom(item))
    if (text) return [{ text, place: `${place}.criteria[${at}]` }]
    problems.push({ place: `${place}.criteria[${at}]`, why: 'It isn’t a text.' })
    return []
  })
  if (criteria.length === 0) problems.push({ place, why: `“${title}” has no criteria at this level.` })
  return {
    title,
    name: textAt(topic, 'path') || title,
    description: textAt(level, 'summary') || textAt(topic, 'summary'),
    criteria,
    place,
  }
}
