import { ActionForm } from '#app/_ui/action-form.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay, withoutBackticks } from '#lib/core/format.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { Jot } from '#lib/jots/reads.ts'
import type { ChangedJot } from './changed-jot.ts'

type Props = {
  ctx: Ctx
  jots: readonly Jot[]
  changeJot: FormAction
  from: string
  label: string
  /** Tells apart several lists of a page. */
  name: string
  changed?: ChangedJot | undefined
}

/** Open jots, and the one that was let go a moment ago. */
export function JotLines({ ctx, jots, changeJot, from, label, name, changed }: Props) {
  return (
    <ActionForm
      action={changeJot}
      part={`changeJot ${name}`}
      fixed={{ from }}
      aria-label={label}
      renewed={jots.map(({ id, version }) => `${id} ${version}`).join()}
    >
      <ul className="actions sheet">
        {jots.map((jot) => (
          <JotLine
            key={jot.id}
            ctx={ctx}
            jot={jot}
            said={jot.id === changed?.id ? changed.said : undefined}
          />
        ))}
      </ul>
    </ActionForm>
  )
}

function JotLine({ ctx, jot, said }: { ctx: Ctx; jot: Jot; said: string | undefined }) {
  const isOpen = jot.state === 'open'
  return (
    <li id={`jot-${jot.id}`} className="jot-line">
      <div className="min-w-0 wrap-anywhere">
        <a className="title" href={`/jots/${jot.id}`}>
          <PlainText text={jot.body} />
        </a>
        <p className="meta">
          <JotWords ctx={ctx} jot={jot} />
        </p>
        {said && (
          <p className="meta" role="status">
            {said}
          </p>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {isOpen && (
          <a className="button button--small" href={`/jots/${jot.id}#into`}>
            Make it into …<span className="visually-hidden">: {withoutBackticks(jot.body)}</span>
          </a>
        )}
        <SubmitButton
          className="button button--small button--quiet"
          name={isOpen ? 'letGo' : 'takeUp'}
          value={`${jot.id} ${jot.version}`}
          aria-label={`${isOpen ? 'Let go' : 'Undo'}: ${withoutBackticks(jot.body)}`}
        >
          {isOpen ? 'Let go' : 'Undo'}
        </SubmitButton>
      </p>
    </li>
  )
}

/** "About Ada, noted 12 Nov, came back yesterday". */
export function JotWords({ ctx, jot }: { ctx: Ctx; jot: Jot }) {
  const today = personDay(ctx.now, ctx.viewer.zones)
  const noted = dayIn(jot.createdAt, ctx.timeZone)
  return (
    <>
      {jot.about && (
        <>
          About <bdi>{fullName(ctx.viewer, jot.about)}</bdi>, noted{' '}
        </>
      )}
      {!jot.about && 'Noted '}
      <Time at={jot.createdAt}>{noted === today ? 'today' : plainDay(noted, today)}</Time>
      {jot.comesBackOn && (
        <>
          , {jot.place === 'come' ? 'came back' : 'comes back'}{' '}
          <Time at={jot.comesBackOn}>
            {jot.comesBackOn === today ? 'today' : plainDay(jot.comesBackOn, today)}
          </Time>
        </>
      )}
    </>
  )
}
