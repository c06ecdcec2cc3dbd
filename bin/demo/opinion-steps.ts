import type { Usefulness } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { giveOpinionInput } from '#lib/sessions/opinions/input.ts'
import { findUnrated } from '#lib/sessions/opinions/reads.ts'
import { changeWord, giveOpinion } from '#lib/sessions/opinions/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/** What three juniors of one mentor said of sessions: a full five and some more, with a word each to mentor and lead. */
export function sayHowUseful(stage: Stage): Act[] {
  const say = (key: string, ago: number, useful: Usefulness, word?: { to: string; says: string }): Act => ({
    at: stage.as(key, ago, '17:20'),
    run: async (ctx) => {
      await give(ctx, useful, word && { body: word.says, readerId: stage.personId(word.to) })
    },
  })
  return [
    say('junior', 55, 'very', {
      to: 'mentor',
      says: 'Reading the failing test together before touching the code helped most. More of that, please.',
    }),
    say('leila', 46, 'partly', {
      to: 'lead',
      says: 'We ran out of time again. Could the team keep the hour after stand-up free?',
    }),
    say('junior', 45, 'partly'),
    say('leila', 36, 'very'),
    say('junior', 36, 'very'),
    say('junior', 26, 'very'),
    {
      at: stage.as('priya', 25, '16:40'),
      run: async (ctx) => {
        const word = {
          body: 'I didn’t dare to ask about the deployment.',
          readerId: stage.personId('mentor'),
        }
        const sessionId = await give(ctx, 'hardly', word)
        await changeWord(stage.later(ctx, 30), { sessionId, decision: 'withdraw' })
      },
    },
  ]
}

async function give(ctx: Ctx, useful: Usefulness, word: object = {}): Promise<string> {
  const session = await findUnrated(ctx)
  if (!session) throw new Error(`${ctx.viewer.name} has no recent session.`)
  const form = { formId: newId(), sessionId: session.id, useful, ...word }
  const { from: _page, ...input } = giveOpinionInput.parse(form)
  await giveOpinion(ctx, input)
  return session.id
}
