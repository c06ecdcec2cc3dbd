import { actionItems } from './action-items.ts'
import { goals } from './goals.ts'
import { jotActions } from './jots.ts'
import { peopleActions } from './people.ts'
import { roadmapActions } from './roadmaps.ts'
import type { ActionRow } from './row.ts'
import { talks } from './talks.ts'

/** A page's form answers as the action of the part that is pressed does, to everyone. */
const asPart = (row: ActionRow, file = row.file): ActionRow => ({
  ...row,
  file,
  name: 'sendPage',
  about: [row.name, row.about].filter(Boolean).join(', '),
  fields: (cast, asker) => ({
    $form: `${row.name} 1`,
    ...row.fields(cast, asker),
    'press~': '',
  }),
})

/** The first row of each of these actions. */
const firstOf = (rows: readonly ActionRow[], ...names: string[]) =>
  names.flatMap((name) => rows.filter((row) => row.name === name).slice(0, 1))

export const wholePages: ActionRow[] = [
  ...firstOf(goals, 'start', 'answer', 'comment').map((row) => asPart(row)),
  ...firstOf(talks, 'addPoint', 'arrangePoints', 'move').map((row) => asPart(row)),
  ...firstOf(actionItems, 'change').map((row) => asPart(row, 'app/(main)/sessions/actions.ts')),
  ...firstOf(actionItems, 'add', 'edit', 'decide').map((row) => asPart(row)),
  ...firstOf(actionItems, 'change').map((row) => asPart(row, 'app/(main)/actions.ts')),
  ...firstOf(jotActions, 'jot', 'changeJot').map((row) => asPart(row)),
  ...firstOf(jotActions, 'jot').map((row) => asPart(row, 'app/(main)/actions.ts')),
  ...firstOf(jotActions, 'edit').map((row) => asPart(row)),
  ...firstOf(roadmapActions, 'choose', 'take', 'remove').map((row) => asPart(row)),
  ...firstOf(peopleActions, 'saveProfile', 'setAdmin', 'changeAddress').map((row) => asPart(row)),
]
