import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { addAction, closeAction, editAction } from '#lib/sessions/action-items/writes.ts'
import { actionToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { timeWithin } from './calendar.ts'
import type { Story, StorySession } from './story.ts'
import type { Act, Telling } from './telling.ts'

type Promised = StorySession['actions'][number]

const wordsOf = ({ junior, mentor }: Promised) => junior ?? mentor ?? ''

/** Agreed while the session was logged; what the whole circle reads is added afterwards. */
export const isOfSession = ({ to }: Promised) => to === undefined

/** What becomes of an open action in a session. */
export function fateIn(story: Story, session: StorySession, body: string): 'open' | 'done' | 'dropped' {
  const promise = story.sessions
    .flatMap(({ actions }) => actions)
    .find((each) => wordsOf(each) === body || each.edited === body)
  if (!promise || promise.ends === 'open') return 'open'
  const closes = promise.until ?? Number.POSITIVE_INFINITY
  if (promise.done !== undefined || session.ago > closes) return 'open'
  return promise.ends ?? 'done'
}

/** What happens to a session's actions between sessions: added for all, put in other words, closed by their owner. */
export function promiseActs({ stage, story }: Telling, session: StorySession): Act[] {
  return session.actions.flatMap((promise): Act[] => {
    const owner = promise.junior === undefined ? 'mentor' : 'junior'
    const body = wordsOf(promise)
    const acts: Act[] = []
    if (promise.to)
      acts.push({
        at: stage.as(story.mentor, session.ago, '17:20'),
        run: (ctx) =>
          addAction(ctx, {
            formId: newId(),
            mentorshipId: stage.mentorshipId(story.mentor, story.junior),
            sessionId: null,
            owner,
            body,
            dueOn: promise.by === undefined ? null : stage.day(promise.by),
            visibility: 'circle',
          }),
      })
    const find = async (ctx: Act['at'], words: string) => {
      const { yours, waiting } = await listOpenActions(ctx)
      const action = [...yours, ...waiting].find((each) => each.body === words)
      if (!action) throw new Error(`There’s no open action “${words}”.`)
      return action
    }
    if (promise.edited)
      acts.push({
        at: stage.as(story.mentor, session.ago - 1, timeWithin(10, session.ago)),
        run: async (ctx) => {
          const { id, version, dueOn } = await find(ctx, body)
          const words = { body: promise.edited ?? '', dueOn }
          await editAction(ctx, { formId: newId(), actionId: id, version, ...words })
        },
      })
    if (promise.withdrawn)
      acts.push({
        at: stage.as(story.mentor, session.ago - 1, timeWithin(9, session.ago)),
        run: async (ctx) => {
          const { id, version } = await find(ctx, body)
          await withdrawText(ctx, { id, version }, actionToWithdraw)
        },
      })
    if (promise.done !== undefined)
      acts.push({
        at: stage.as(story[owner], promise.done, timeWithin(13, session.ago)),
        run: async (ctx) => {
          const { id, version } = await find(ctx, promise.edited ?? body)
          await closeAction(ctx, { actionId: id, version, state: 'done' })
        },
      })
    return acts
  })
}
