import { Notice } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, listOfWords, numberWord } from '#lib/core/format.ts'
import type { OwnAgenda } from '#lib/views/home/reads.ts'

/** For a junior whose mentorship ended with something open. */
export function LeftOpenNotice({ ctx, left }: { ctx: Ctx; left: OwnAgenda['left'] }) {
  const own = left.filter(({ junior }) => junior.id === ctx.viewer.id)
  if (own.length === 0) return null
  const mentors = [...new Map(own.map(({ mentor }) => [mentor.id, mentor.name])).values()]
  const isOne = own.length === 1
  return (
    <Notice
      tone="soon"
      action={
        <a className="button button--small" href="/actions#left">
          Decide
        </a>
      }
    >
      {capital(numberWord(own.length))} {isOne ? 'thing is' : 'things are'} still open with{' '}
      {listOfWords(mentors)}, who{' '}
      {mentors.length === 1 ? 'is no longer your mentor' : 'are no longer your mentors'}.
    </Notice>
  )
}
