import type { Differences, MilestoneDifference } from '#lib/roadmaps/differences/rules.ts'

export type ChangeLine = { key: string; what: string; title: string }

/** A line for each change, in the order in which the comparison shows them. */
export function changeLines({ fields, stages, milestones, levels }: Differences): ChangeLine[] {
  return [
    ...fields.map(({ name }) => ({
      key: `roadmap-${name}`,
      what: 'Reworded',
      title: `the roadmap’s ${name}`,
    })),
    ...stages.map(({ key, title, change, fields, moved }) => ({
      key: `stage-${key}`,
      what: words[change === 'changed' ? (fields.length === 0 && moved ? 'moved' : 'reworded') : change],
      title: title || 'a stage without a title',
    })),
    ...milestones.map((milestone) => ({
      key: milestone.key,
      what: words[kindOf(milestone)],
      title: (milestone.after ?? milestone.before)?.title || 'a milestone without a title',
    })),
    ...levels.map(({ key, change, before, after }) => ({
      key: `level-${key}`,
      what: words[change === 'changed' ? 'reworded' : change],
      title: (after ?? before)?.title || 'a level without a title',
    })),
  ]
}

const words = { added: 'Added', removed: 'Removed', reworded: 'Changed', moved: 'Moved' }

/** Only moved, or changed in what it says. */
export function kindOf({ change, fields, criteria }: MilestoneDifference): keyof typeof words {
  if (change !== 'changed') return change
  return fields.length === 0 && criteria.length === 0 ? 'moved' : 'reworded'
}
