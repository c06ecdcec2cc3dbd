'use server'
import { formAction } from '#app/_server/form-action.ts'
import { configuration } from '#lib/core/configuration.ts'
import { changeFeed, removeFeed, renewFeed } from '#lib/people/calendar/writes.ts'
import { calendarInput, noInput } from '#lib/people/input.ts'

export const makeAddress = formAction(calendarInput, async (ctx, input) => ({
  shown: `${configuration().origin}/calendar/${await renewFeed(ctx, input)}/cairn.ics`,
}))

export const changeTitles = formAction(calendarInput, async (ctx, input) => {
  await changeFeed(ctx, input)
  return { to: '/settings/calendar', notice: 'saved' }
})

export const takeAway = formAction(noInput, async (ctx) => {
  await removeFeed(ctx)
  return { to: '/settings/calendar', notice: 'calendar-removed' }
})
