/** A form that nothing has been written in. */
export const emptyGoal = {
  kind: 'skill' as const,
  title: '',
  outcome: '',
  criteria: [],
  stage: '',
  dueOn: '',
}

/** Of the rows for criteria: two, which is how many most goals need at least. */
export const emptyRows = ['first', 'second']
