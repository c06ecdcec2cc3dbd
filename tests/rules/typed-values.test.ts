import { expect, test } from 'vitest'
import { changeRows, nestedValues } from '#app/_server/form-values.ts'
import { type FormState, idle } from '#app/_ui/form-state.ts'
import { formValues } from '#app/_ui/sent-values.ts'
import { formRows, rowNumbers, typedValue, typedValues } from '#app/_ui/typed-values.ts'

const sent = (values: FormState['values']): FormState => ({ ...idle, status: 'invalid', attempt: 1, values })

test('a field shows what the page gave until the form is sent, then what was typed, empty or not', () => {
  expect(typedValue(idle, 'title', 'Saved')).toBe('Saved')
  expect(typedValue(sent({ title: '' }), 'title', 'Saved')).toBe('')
  expect(typedValue(sent({ title: 'Typed' }), 'title', 'Saved')).toBe('Typed')
  expect(typedValue({ ...idle, attempt: 3 }, 'title', 'Saved')).toBe('Saved')
})

test('a box that was unticked stays unticked', () => {
  expect(typedValues(idle, 'criteria', ['a', 'b'])).toEqual(['a', 'b'])
  expect(typedValues(sent({ title: '' }), 'criteria', ['a', 'b'])).toEqual([])
  expect(typedValues(sent({ criteria: 'b' }), 'criteria', ['a'])).toEqual(['b'])
  expect(typedValues(sent({ criteria: ['b', 'c'] }), 'criteria')).toEqual(['b', 'c'])
})

test('rows are the page’s until one is added or removed, and keep their numbers and ids', () => {
  expect(formRows(idle, 'actions', ['x', 'y'])).toEqual([
    { number: 0, id: 'x' },
    { number: 1, id: 'y' },
  ])
  const form = new FormData()
  for (const [name, value] of [
    ['actions.0.id', 'x'],
    ['actions.0.what', 'One'],
    ['actions.1.id', 'y'],
    ['actions.1.what', ''],
  ] as const)
    form.append(name, value)
  const removed = sent(changeRows(formValues(form), 'actions.remove.0'))
  expect(formRows(removed, 'actions', ['x', 'y'])).toEqual([{ number: 1, id: 'y' }])
  const added = sent(changeRows(removed.values, 'actions.add'))
  expect(formRows(added, 'actions', [])).toEqual([
    { number: 1, id: 'y' },
    { number: 2, id: expect.stringMatching(/^[\da-f-]{36}$/) },
  ])
})

test('several values of one name are a list, however many', () => {
  const form = new FormData()
  for (let number = 0; number < 20_000; number++) form.append('criteria', String(number))
  form.append('title', 'One')
  const values = formValues(form)
  expect(values.title).toBe('One')
  expect([values.criteria?.length, values.criteria?.at(-1)]).toEqual([20_000, '19999'])
})

test('removing the last row of a form leaves none', () => {
  const form = new FormData()
  form.append('actions.0.id', 'x')
  form.append('title', 'A title')
  const values = changeRows(formValues(form), 'actions.remove.0')
  expect(formRows(sent(values), 'actions', ['x'])).toEqual([])
})

test('a row past the hundredth is kept, so that the form can say there are too many', () => {
  const form = new FormData()
  for (let number = 0; number < 101; number++) form.append(`actions.${number}.body`, `Action ${number}`)
  const values = formValues(form)
  expect(rowNumbers(values, 'actions')).toHaveLength(101)
  expect(rowNumbers(changeRows(values, 'actions.add'), 'actions')).toHaveLength(101)
  expect(nestedValues(values).actions).toHaveLength(101)
  const gaps = new FormData()
  for (const number of [0, 99, 100, 250]) gaps.append(`points.${number}.body`, 'x')
  expect(rowNumbers(changeRows(formValues(gaps), 'points.add'), 'points')).toEqual([0, 99, 100, 250, 251])
  expect(changeRows(values, 'keep')).toEqual(values)
  expect(changeRows({}, 'findings.add.severity=praise')).toMatchObject({ 'findings.0.severity': 'praise' })
  expect(Object.keys(changeRows({}, 'findings.add.id=x.y'))).toEqual(['findings.0.id'])
})
