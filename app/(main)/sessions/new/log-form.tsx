import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { type Drafts, draftOf } from '#app/_parts/drafts/offer.ts'
import { withJot } from '#app/_parts/jots/from-jot.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { FillButton } from '#app/_ui/fill-button.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import { visibilities } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { shortDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import type { Jot } from '#lib/jots/reads.ts'
import type { SessionFormPage } from '#lib/sessions/logging/reads.ts'
import { Age, PointLists } from '../point-lists.tsx'
import { ActionRows } from './action-rows.tsx'
import { log } from './actions.ts'
import { PointRows, TalkedTick } from './agenda-fields.tsx'
import { carriedFrom, RaisedBy } from './carried.tsx'
import { CarriedRows } from './carried-rows.tsx'
import { NextSession, WasItPlanned } from './next-session.tsx'

/** Further actions stay open and are listed on the actions page. */
const MAX_CARRIED = 50

type Props = { form: SessionFormPage; ctx: Ctx; drafts: Drafts; isPlanned: boolean; jot: Jot | null }

/** `isPlanned`: opened from the planned session. A jot is its author's, so its words begin in the private note. */
export function LogForm({ form, ctx, drafts, isPlanned, jot }: Props) {
  const { junior, planned, today } = form
  const heldOn =
    isPlanned && planned && planned.heldOn <= today ? planned.heldOn : personDay(ctx.now, ctx.viewer.zones)
  const name = calledName(ctx.viewer, junior)
  const people = { viewer: ctx.viewer, reader: junior, junior }
  return (
    <ActionForm
      action={log}
      className="form"
      fixed={{ jotId: jot?.id }}
      renewed={form.mentorshipId}
      draft={draftOf(ctx, drafts, {
        verb: 'session',
        address: withJot(`/sessions/new?with=${junior.id}&team=${form.teamId}`, jot),
        readers: [junior],
      })}
    >
      <input type="hidden" name="mentorshipId" value={form.mentorshipId} />
      <QuietEnter />
      <div className="grid grid-cols-1 gap-4">
        <OfferedFacts form={form} heldOn={heldOn} />
        <div className="date-fields">
          <TextField
            name="heldOn"
            label="Day"
            type="date"
            value={heldOn}
            max={latestDay(ctx.now, junior.zones, ctx.viewer.zones)}
          />
          <TextField name="minutes" label="Minutes" inputMode="numeric" optional />
        </div>
        <WasItPlanned form={form} ctx={ctx} isPlanned={isPlanned} />
      </div>
      <section className="grid grid-cols-1 gap-4" aria-labelledby="agenda">
        <div className="section-head mb-0">
          <h2 id="agenda">Agenda</h2>
          <p className="meta">Tick what you talked about. The rest moves to next time.</p>
        </div>
        <div className="sheet">
          <FieldError name="talked" />
          <PointLists points={form.openPoints}>
            {(point) => (
              <TalkedTick id={point.id} from={<RaisedBy author={point.author} viewer={ctx.viewer} />}>
                <PlainText text={point.body} /> <Age point={point} />
              </TalkedTick>
            )}
          </PointLists>
          <PointRows ids={[newId()]} />
        </div>
      </section>
      <CarriedOver form={form} ctx={ctx} />
      <section className="grid grid-cols-1 gap-4 [&_textarea]:min-h-72" aria-labelledby="notes">
        <h2 id="notes">Notes</h2>
        <AudienceBox
          name="notes"
          label="Notes"
          hideLabel
          rows={14}
          audience={{
            name: 'visibility',
            value: 'pair',
            legend: 'Who can see these notes',
            options: visibilities.map((visibility) => ({
              visibility,
              words: seenBy(visibility, people),
            })),
          }}
        />
      </section>
      <section className="grid grid-cols-1 gap-4" aria-labelledby="new-actions">
        <div className="section-head mb-0">
          <h2 id="new-actions">New actions</h2>
          <p className="meta">
            Seen by you and <bdi>{name}</bdi>
          </p>
        </div>
        <ActionRows ids={[newId(), newId()]} juniorName={name} />
      </section>
      <section className="grid grid-cols-1 gap-4" aria-labelledby="private">
        <h2 id="private">
          Private note <span className="optional">(optional)</span>
        </h2>
        <AudienceBox
          name="privateNotes"
          label="Private note"
          hideLabel
          value={jot?.body ?? ''}
          rows={4}
          audience={{ visibility: 'private', words: seenBy('private', people) }}
        />
      </section>
      <NextSession form={form} ctx={ctx} />
      <FormBar submit="Save session" back={`/people/${junior.id}`} backWords="Discard" isApart />
    </ActionForm>
  )
}

type Part = { form: SessionFormPage; ctx: Ctx }

// What was agreed, and what is usual. Nothing is filled in until it's pressed.
function OfferedFacts({ form, heldOn }: { form: SessionFormPage; heldOn: string }) {
  const { planned, lastMinutes, today } = form
  const isAnotherDay = planned && planned.heldOn <= today && planned.heldOn !== heldOn
  if (!isAnotherDay && lastMinutes === null) return null
  return (
    <div className="flex flex-wrap gap-x-3 gap-y-2">
      {isAnotherDay && (
        <FillButton fields={{ heldOn: planned.heldOn }}>
          {shortDay(planned.heldOn, today)}, as planned
        </FillButton>
      )}
      {lastMinutes !== null && (
        <FillButton fields={{ minutes: String(lastMinutes) }}>{lastMinutes} minutes, as last time</FillButton>
      )}
    </div>
  )
}

function CarriedOver({ form, ctx }: Part) {
  const { openActions, today } = form
  if (openActions.length === 0) return null
  const carried = openActions.slice(0, MAX_CARRIED).map((action) => carriedFrom(ctx, action, today))
  const more = openActions.length - carried.length
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="carried">
      <div className="section-head mb-0">
        <h2 id="carried">Carried over</h2>
        <p className="meta">Open until one of you closes it</p>
      </div>
      <CarriedRows actions={carried} />
      {more > 0 && (
        <p className="meta">
          {more} more {more === 1 ? 'stays' : 'stay'} open, see <a href="/actions">all actions</a>.
        </p>
      )}
    </section>
  )
}
