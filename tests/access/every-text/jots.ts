import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { jotDownInput } from '#lib/jots/input.ts'
import { jotDown, letJotGo } from '#lib/jots/writes.ts'
import { noteWinInput } from '#lib/wins/input.ts'
import { noteWin, winToWithdraw } from '#lib/wins/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/** Jots of everyone around the junior: about them, about a mentor, let go, and those of someone who has left since. */
export async function writeJots(world: World, today: string) {
  const { junior, mentor, lead, formerMentor } = world
  const jot = async (ctx: Ctx, name: TextName, aboutId: string) => {
    const form = { formId: newId(), body: text(name), aboutId, comesBackOn: today }
    return (await jotDown(ctx, jotDownInput.parse(form))).id
  }
  const about = junior.viewer.id
  const jots = {
    'jot-mentor': await jot(mentor, 'jot-mentor', about),
    'jot-mentor-let-go': await jot(mentor, 'jot-mentor-let-go', about),
    'jot-junior': await jot(junior, 'jot-junior', mentor.viewer.id),
    'jot-lead': await jot(lead, 'jot-lead', about),
    'jot-former': await jot(formerMentor, 'jot-former', about),
  }
  await letJotGo(mentor, { jotId: jots['jot-mentor-let-go'], version: 1 })
  return jots
}

/** Wins of the junior, by themselves, their mentor and someone who was their mentor. By name, their ids. */
export async function writeWins(world: World, goalId: string, today: string) {
  const { junior, mentor, formerMentor, teamId } = world
  const note = async (ctx: Ctx, name: TextName, visibility = 'circle') => {
    const place = { juniorId: junior.viewer.id, teamId, goalId }
    const form = { ...place, formId: newId(), body: text(name), happenedOn: today, visibility }
    return (await noteWin(ctx, noteWinInput.parse(form))).id
  }
  const wins = {
    'win-junior-circle': await note(junior, 'win-junior-circle'),
    'win-junior-private': await note(junior, 'win-junior-private', 'private'),
    'win-mentor-circle': await note(mentor, 'win-mentor-circle'),
    'win-mentor-private': await note(mentor, 'win-mentor-private', 'private'),
    'win-mentor-withdrawn': await note(mentor, 'win-mentor-withdrawn'),
    'win-former-circle': await note(formerMentor, 'win-former-circle'),
    'win-former-private': await note(formerMentor, 'win-former-private', 'private'),
  }
  await withdrawText(mentor, { id: wins['win-mentor-withdrawn'], version: 1 }, winToWithdraw)
  return wins
}
