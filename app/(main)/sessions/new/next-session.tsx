import { SessionTime } from '#app/_parts/sessions/session-time.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import type { Ctx } from '#lib/core/context.ts'
import type { SessionFormPage } from '#lib/sessions/logging/reads.ts'
import { isLikelyThePlanned } from '#lib/sessions/rules.ts'
import { ZoneHint } from '../date-fields.tsx'
import { OfferedDate } from '../offered-date.tsx'

type Part = { form: Omit<SessionFormPage, 'last' | 'lastMinutes' | 'since' | 'goals' | 'reviews'>; ctx: Ctx }

/** Whether this is the planned session. Answered already if the form was opened from that session. */
export function WasItPlanned({ form, ctx, isPlanned }: Part & { isPlanned: boolean }) {
  const { planned, junior } = form
  if (!planned) return null
  const date = <SessionTime session={planned} ctx={ctx} people={[junior]} />
  return (
    <>
      <Hidden name="plannedAsked" value={planned.id} />
      <Segments
        name="plannedId"
        legend={<>Is this the session planned for {date}?</>}
        hint="If it is, it becomes this session and no further date is planned. If it isn’t, it stays planned."
        value={isPlanned ? planned.id : ''}
        options={[
          { value: planned.id, label: 'Yes, this is it' },
          { value: 'none', label: 'No, it’s another one' },
        ]}
      />
    </>
  )
}

/**
 * No date is planned unless one is typed or the offered one is pressed. `wasHeld`: for a session that is logged already,
 * so the planned one is another.
 */
export function NextSession({ form, ctx, wasHeld = false }: Part & { wasHeld?: boolean }) {
  const { planned, junior, today, cadenceDays, offered } = form
  const isAhead = planned && (wasHeld || !isLikelyThePlanned(planned.heldOn, today))
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="next">
      <h2 id="next">
        Next session <span className="optional">(optional)</span>
      </h2>
      {!isAhead && (
        <OfferedDate
          offered={offered}
          today={today}
          cadenceDays={cadenceDays}
          names={{ day: 'nextOn', time: 'nextAt' }}
        />
      )}
      <Hidden name="agreedZone" value={ctx.timeZone} />
      {wasHeld && <Hidden name="nextShown" value={planned ? `${planned.id} ${planned.version}` : ''} />}
      <div className="date-fields">
        <TextField name="nextOn" label="Day" type="date" />
        <TextField name="nextAt" label="Time" type="time" optional />
      </div>
      <p className="hint">
        {isAhead ? (
          <>
            Already planned for <SessionTime session={planned} ctx={ctx} people={[junior]} />. Pick a day here
            to move it.
          </>
        ) : planned ? (
          'Leave blank to plan nothing now. If the planned session stays planned, a day here will move it.'
        ) : (
          'Leave blank to plan nothing now.'
        )}
      </p>
      <ZoneHint junior={junior} ctx={ctx} />
    </section>
  )
}
