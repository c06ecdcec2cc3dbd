// One of the processes of a race (`racers.ts`). Ends when the test does.
import '../support/configuration.ts'
import process from 'node:process'
import { openDatabase } from '#db/open.ts'
import { FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { everyRace } from './every-race.ts'

openDatabase(process.argv[2] ?? '')
const expected = [Refused, NotFound, FieldRefused, FormUsed, Stale]

process.on('message', async ({ race, asked }: { race: string; asked: unknown }) => {
  try {
    process.send?.({ value: await everyRace[race]?.act(asked) })
  } catch (error) {
    const isExpected = expected.some((kind) => error instanceof kind)
    const { name, message, cause } = error as Error
    process.send?.({ refused: isExpected ? name : `${name}: ${message} ${cause ?? ''}` })
  }
})
process.on('disconnect', () => process.exit(0))
process.send?.('is ready')
