import { isRecord, listAt, oneLine, textAt, type Values } from '../../values/rules.ts'

export type GraphNode = {
  id: string
  type: string
  label: string
  left: number
  top: number
  right: number
  bottom: number
  values: Values
}

/** In reading order: from top to bottom, then from left to right. */
export function nodesIn(value: unknown): GraphNode[] {
  return listAt(value, 'nodes')
    .filter(isRecord)
    .map((node) => {
      const at = isRecord(node.positionAbsolute) ? node.positionAbsolute : node.position
      const [left, top] = [numberAt(at, 'x'), numberAt(at, 'y')]
      return {
        id: textAt(node, 'id'),
        type: textAt(node, 'type'),
        label: oneLine(textAt(node.data, 'label')),
        left,
        top,
        right: left + sizeOf(node, 'width'),
        bottom: top + sizeOf(node, 'height'),
        values: node,
      }
    })
    .sort((one, other) => one.top - other.top || one.left - other.left)
}

const numberAt = (value: unknown, name: string): number => {
  const number = isRecord(value) ? value[name] : undefined
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

const sizeOf = (node: Values, name: string) =>
  numberAt(node, name) || numberAt(node.style, name) || numberAt(node.measured, name)

/**
 * The topic of each other node: the nearest along the lines, also through other nodes; of what has no line, that of the
 * frame around it, or else the topic beside it. Nodes that no topic has are missing.
 */
export function topicsByNode(nodes: GraphNode[], value: unknown): Map<GraphNode, GraphNode> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const beside = new Map(nodes.map((node): [GraphNode, GraphNode[]] => [node, []]))
  for (const edge of listAt(value, 'edges')) {
    const [from, to] = [byId.get(textAt(edge, 'source')), byId.get(textAt(edge, 'target'))]
    if (!from || !to) continue
    beside.get(from)?.push(to)
    beside.get(to)?.push(from)
  }
  const topics = nodes.filter(({ type }) => type === 'topic')
  const found = new Map<GraphNode, GraphNode>()
  let reached: [GraphNode, GraphNode][] = topics.map((topic) => [topic, topic])
  while (reached.length > 0) {
    const next: [GraphNode, GraphNode][] = []
    for (const [node, topic] of reached)
      for (const other of beside.get(node) ?? []) {
        if (other.type === 'topic' || found.has(other)) continue
        found.set(other, topic)
        next.push([other, topic])
      }
    reached = next
  }
  const frames = nodes.filter(({ type }) => type === 'section').sort((one, other) => area(one) - area(other))
  for (const node of nodes) {
    if (node.type === 'topic' || found.has(node)) continue
    const inFrame = frames.filter((frame) => isInside(node, frame)).map((frame) => found.get(frame))
    const topic = inFrame.find((topic) => topic !== undefined) ?? nearest(node, topics)
    if (topic) found.set(node, topic)
  }
  return found
}

const area = ({ left, right, top, bottom }: GraphNode) => (right - left) * (bottom - top)

const isInside = (node: GraphNode, frame: GraphNode) =>
  node !== frame &&
  node.left >= frame.left &&
  node.right <= frame.right &&
  node.top >= frame.top &&
  node.bottom <= frame.bottom

function nearest(node: GraphNode, topics: GraphNode[]): GraphNode | undefined {
  let best: GraphNode | undefined
  let least = Number.POSITIVE_INFINITY
  for (const topic of topics) {
    const distance = Math.hypot(
      (node.left + node.right - topic.left - topic.right) / 2,
      (node.top + node.bottom - topic.top - topic.bottom) / 2,
    )
    if (distance < least) [best, least] = [topic, distance]
  }
  return best
}
