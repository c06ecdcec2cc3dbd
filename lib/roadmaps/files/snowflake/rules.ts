import type { FoundMilestone, FoundRoadmap, FoundStage, Problem } from '../building/rules.ts'
import { isRecord, listAt, oneLine, textAt, textFrom } from '../values/rules.ts'

const isTrack = (value: unknown) =>
  isRecord(value) &&
  listAt(value, 'milestones').some((item) => isRecord(item) && ('signals' in item || 'summary' in item))

/** Tracks of milestones with signals and examples (github.com/Medium/snowflake, constants.js). */
export const isSnowflake = (value: unknown): boolean => tracksIn(value).some(([, track]) => isTrack(track))

function tracksIn(value: unknown): [id: string, track: unknown][] {
  const tracks = isRecord(value) && 'tracks' in value ? value.tracks : value
  if (Array.isArray(tracks)) return tracks.map((track, at) => [textAt(track, 'id') || String(at), track])
  return isRecord(tracks) ? Object.entries(tracks) : []
}

/** A track is a stage. Its milestones are known by their number; signals are the criteria, examples the description. */
export function readSnowflake(value: unknown, problems: Problem[]): FoundRoadmap {
  const stages = tracksIn(value).flatMap(([id, track]): FoundStage[] => {
    if (!isTrack(track)) {
      problems.push({ place: id, why: 'It’s no track with milestones.' })
      return []
    }
    const title =
      oneLine(textAt(track, 'displayName') || textAt(track, 'name') || textAt(track, 'title')) || id
    return [
      {
        key: /^\d+$/.test(id) ? undefined : id.toLowerCase().replaceAll('_', '-'),
        title,
        summary: textAt(track, 'description'),
        place: id,
        milestones: listAt(track, 'milestones').map((item, at) => milestoneIn(item, at, id, problems)),
      },
    ]
  })
  return { title: (isRecord(value) && oneLine(textAt(value, 'title'))) || '', stages }
}

function milestoneIn(item: unknown, at: number, id: string, problems: Problem[]): FoundMilestone {
  const place = `${id}.milestones[${at}]`
  const criteria = listAt(item, 'signals').map((signal, signalAt) => ({
    text: textFrom(signal),
    place: `${place}.signals[${signalAt}]`,
  }))
  if (criteria.length === 0) problems.push({ place, why: 'It has no signals.' })
  const examples = listAt(item, 'examples').map(textFrom).map(oneLine).filter(Boolean)
  return {
    title: oneLine(textAt(item, 'summary')) || `Milestone ${at + 1}`,
    name: String(at + 1),
    description: examples.length > 0 ? `Examples\n\n${examples.map((line) => `- ${line}`).join('\n')}` : '',
    criteria,
    place,
  }
}
