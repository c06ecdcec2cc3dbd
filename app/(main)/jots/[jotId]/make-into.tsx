import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { JotOutcome } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'
import type { Way } from '#lib/views/jots/rules.ts'

const words: Record<JotOutcome, { name: string; does: string; icon: IconName }> = {
  agenda_point: { name: 'Agenda point', does: 'To talk about next time.', icon: 'list' },
  action: { name: 'Action', does: 'Something to be done, on both your lists.', icon: 'check' },
  observation: { name: 'Observation', does: 'On a behaviour goal.', icon: 'eye' },
  finding: { name: 'Finding', does: 'In a new review note.', icon: 'code' },
  win: { name: 'Win', does: 'Something that went well.', icon: 'flag' },
  note: { name: 'Note', does: 'In the private note of a session you log.', icon: 'people' },
}

/** What a jot can be made into. Each leads to its form with the words in it. */
export function MakeInto({ ctx, ways, about }: { ctx: Ctx; ways: Way[]; about: Named | null }) {
  return (
    <section aria-labelledby="into">
      <div className="section-head">
        <h2 id="into">Make it into …</h2>
      </div>
      <p className="meta mb-3">
        Its words are filled in, and who can read them is said there. It stays here until you send that form.
      </p>
      <ul className="sheet rows">
        {ways.map((way) => {
          const { name, does, icon } = words[way.kind]
          return (
            <li key={way.kind} className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 wrap-anywhere">
              <Icon name={icon} className="mt-1 justify-self-center" />
              <div>
                <Links ctx={ctx} way={way} name={name} />
                <p className="meta">
                  {way.links.length > 0 ? does : <Needs ctx={ctx} way={way} about={about} />}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Links({ ctx, way, name }: { ctx: Ctx; way: Way; name: string }) {
  if (way.links.length === 0) return <b>{name}</b>
  return way.links.map(({ href, about, goal }) => (
    <p key={href}>
      <a className="title" href={href}>
        {name}
        {goal !== undefined && (
          <>
            {' '}
            on “<PlainText text={goal} />”
          </>
        )}
        {about && goal === undefined && (
          <>
            {' '}
            {joint[way.kind]} <bdi>{calledName(ctx.viewer, about)}</bdi>
          </>
        )}
      </a>
    </p>
  ))
}

const joint: Record<JotOutcome, string> = {
  agenda_point: 'with',
  action: 'with',
  observation: 'for',
  finding: 'for',
  win: 'for',
  note: 'on a session with',
}

function Needs({ ctx, way, about }: { ctx: Ctx; way: Way; about: Named | null }): ReactNode {
  const whom = about ? calledName(ctx.viewer, about) : 'someone'
  switch (way.needs) {
    case 'a person':
      return (
        <>
          It’s about someone’s goal: <a href="#about">choose who it’s about</a> first, and save.
        </>
      )
    case 'a pair':
      return `For a mentor and their junior. You aren’t paired with ${whom} at the moment.`
    case 'a junior':
      return 'Written for juniors that you mentor or lead.'
    case 'a mentor':
      return 'Mentors write these for their juniors.'
    case 'a behaviour':
      return about
        ? `${whom} has no behaviour goal to which you can add one.`
        : 'You have no open behaviour goal.'
    default:
      return null
  }
}
