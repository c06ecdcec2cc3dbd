import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { giveOpinionInput } from '#lib/sessions/opinions/input.ts'
import { changeWord, giveOpinion } from '#lib/sessions/opinions/writes.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/** Words of the junior about sessions, to the mentor and to the lead, and a session nothing was said of. */
export async function writeOpinions(world: World, today: string) {
  const { junior, mentor, lead } = world
  const about = async (name: TextName, reader: Ctx, days: number) => {
    const sessionId = await makeHeldSession(world, addDays(today, -days))
    const word = { body: text(name), readerId: reader.viewer.id }
    const { from: _page, ...input } = giveOpinionInput.parse({
      formId: newId(),
      sessionId,
      useful: 'very',
      ...word,
    })
    await giveOpinion(junior, input)
    return sessionId
  }
  const opinions = {
    toMentor: await about('opinion-to-mentor', mentor, 30),
    toLead: await about('opinion-to-lead', lead, 31),
    withdrawn: await about('opinion-withdrawn', lead, 32),
    unsaid: await makeHeldSession(world, addDays(today, -33)),
  }
  await changeWord(junior, { sessionId: opinions.withdrawn, decision: 'withdraw' })
  return { opinions }
}
