import { parseArgs } from 'node:util'
import { type CompanySize, smallest } from '../company/plan.ts'

export type Asked = {
  sizes: CompanySize[]
  /** Of a PostgreSQL database. */
  database: string | undefined
  isWhileSearching: boolean
  /** Pages whose visitor and address it doesn't match are left out. */
  only: RegExp | undefined
  /** Of each page that are measured. */
  visits: number
}

/** Undefined if no company is asked for. Throws an Error that says what is wrong. */
export function readAsked(args: string[], env: Record<string, string | undefined>): Asked | undefined {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string' },
      notes: { type: 'string' },
      database: { type: 'string' },
      only: { type: 'string' },
      visits: { type: 'string', default: '13' },
      'while-searching': { type: 'boolean', default: false },
    },
  })
  const { people, notes, database = env.CAIRN_DATABASE, only } = values
  if (people === undefined && notes === undefined) return undefined
  const [numbers, texts] = [people, notes].map((list) => (list ?? '').split(',').map(Number)) as [
    number[],
    number[],
  ]
  if (numbers.length !== texts.length) throw new Error('--people and --notes need as many numbers each.')
  const sizes = numbers.map((number, at) => ({ people: number, notes: texts[at] ?? Number.NaN }))
  for (const size of sizes)
    if (
      !(
        size.people >= smallest.people &&
        size.notes >= smallest.notes &&
        Number.isInteger(size.people + size.notes)
      )
    )
      throw new Error(`A company has at least ${smallest.people} people and ${smallest.notes} notes.`)
  return {
    sizes,
    database,
    isWhileSearching: values['while-searching'],
    visits: Math.max(1, Number(values.visits) || 1),
    only: only === undefined ? undefined : new RegExp(only),
  }
}
