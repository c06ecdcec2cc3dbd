'use server'
import { pageAction } from '#app/_server/page-action.ts'
import { change } from './actions/actions.ts'
import { changeJot, jot } from './jots/actions.ts'
import { give } from './sessions/[sessionId]/opinion/actions.ts'

export const sendPage = pageAction({ jot, changeJot, change, give })
