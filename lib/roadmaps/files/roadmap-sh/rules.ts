import { MAX_STAGES } from '../../limits/rules.ts'
import { type FoundMilestone, type FoundRoadmap, type Problem, UnreadableFile } from '../building/rules.ts'
import { isRecord, listAt, oneLine, textAt } from '../values/rules.ts'
import { type GraphNode, nodesIn, topicsByNode } from './graph/rules.ts'

/** Its first form was a drawing: boxes at places, and nothing that says what belongs to what. */
export const isRoadmapShPicture = (value: unknown): boolean => isRecord(value) && isRecord(value.mockup)

export const isRoadmapSh = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value.edges) &&
  listAt(value, 'nodes').some((node) => isRecord(node) && isRecord(node.data) && 'label' in node.data)

/** Thousands of nodes times frames would take long, and no roadmap of theirs has a tenth of it. */
const MAX_NODES = 5000

/** Topics are the stages and subtopics the milestones; or all topics are milestones, and subtopics their criteria. */
export function readRoadmapSh(
  value: unknown,
  problems: Problem[],
  chosen?: 'stages' | 'milestones',
): FoundRoadmap & { topicsAre: 'stages' | 'milestones' } {
  if (listAt(value, 'nodes').length > MAX_NODES)
    throw new UnreadableFile(
      `The file has ${listAt(value, 'nodes').length.toLocaleString('en')} nodes. Cairn reads ${MAX_NODES.toLocaleString('en')} at most.`,
    )
  const nodes = nodesIn(value)
  const title = oneLine(textAt(value, 'title')) || (nodes.find(({ type }) => type === 'title')?.label ?? '')
  for (const node of nodes)
    if ((node.type === 'topic' || node.type === 'subtopic') && !node.label)
      problems.push({ place: `Node ${node.id.slice(0, 40)}`, why: `This ${node.type} has no name.` })
  const topics = nodes.filter(({ type, label }) => type === 'topic' && label)
  const topicOf = topicsByNode(nodes, value)
  const under = Map.groupBy(
    nodes.filter(({ type, label }) => type === 'subtopic' && label),
    (node) => topicOf.get(node),
  )
  const checks = Map.groupBy(
    nodes.filter(({ type }) => type === 'checklist'),
    (node) => topicOf.get(node),
  )
  const loose = under.get(undefined) ?? []
  const topicsAre = chosen ?? (topics.length > MAX_STAGES ? 'milestones' : 'stages')
  const general = title || 'Roadmap'
  const criteriaOf = (topic: GraphNode) => (checks.get(topic) ?? []).flatMap(checksIn)
  if (topicsAre === 'milestones') {
    const milestones = topics.map((topic) => ({
      ...milestoneOf(topic),
      criteria: [...(under.get(topic) ?? []).map(({ label }) => ({ text: label })), ...criteriaOf(topic)],
    }))
    const all = [...milestones, ...loose.map(milestoneOf)]
    return { title, topicsAre, stages: [{ title: general, place: 'The roadmap', milestones: all }] }
  }
  const stages = topics.map((topic) => {
    const subtopics = (under.get(topic) ?? []).map(milestoneOf)
    const own = { ...milestoneOf(topic), key: `${topic.id}-topic`, criteria: criteriaOf(topic) }
    // A topic without subtopics is what there is to learn, so it's in its stage as the only milestone.
    const milestones = subtopics.length === 0 || own.criteria.length > 0 ? [own, ...subtopics] : subtopics
    return { key: topic.id, title: topic.label, place: `Node ${topic.id.slice(0, 40)}`, milestones }
  })
  if (loose.length > 0)
    stages.push({ key: '', title: general, place: 'The roadmap', milestones: loose.map(milestoneOf) })
  return { title, topicsAre, stages }
}

const milestoneOf = ({ id, label }: GraphNode): FoundMilestone => ({
  key: id,
  title: label,
  criteria: [],
  place: `Node ${id.slice(0, 40)}`,
})

const checksIn = ({ values }: GraphNode) =>
  listAt(values.data, 'checklists').flatMap((item) => {
    const text = oneLine(textAt(item, 'label'))
    return text ? [{ text }] : []
  })
