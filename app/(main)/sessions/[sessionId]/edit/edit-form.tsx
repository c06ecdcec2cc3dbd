import type { Drafts } from '#app/_parts/drafts/offer.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { Hidden, HiddenList, TextField } from '#app/_ui/fields.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import type { MendingForm } from '#lib/sessions/mending/reads.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { ActionRows } from '../../new/action-rows.tsx'
import { PointRows, TalkedTick } from '../../new/agenda-fields.tsx'
import { carriedFrom, RaisedBy } from '../../new/carried.tsx'
import { type Carried, CarriedRows } from '../../new/carried-rows.tsx'
import { NextSession } from '../../new/next-session.tsx'
import { Age, PointLists } from '../../point-lists.tsx'
import { edit } from './actions.ts'
import { Buttons } from './buttons.tsx'
import { notesDraft } from './notes-draft.ts'
import { OwnNotes } from './own-notes.tsx'

/** Further open actions are closed on the actions page. */
const MAX_CARRIED = 50

type Part = { session: SessionPage; form: MendingForm; ctx: Ctx }

/** Everything that the form for a new session takes, filled in with what is saved. */
export function EditForm({ session, form, ctx, drafts }: Part & { drafts: Drafts }) {
  const { junior } = form
  const name = calledName(ctx.viewer, junior)
  const agreed = standing(session.agreed)
  return (
    <ActionForm action={edit} className="form" draft={notesDraft(ctx, drafts, session, 'session_edit')}>
      <input type="hidden" name="sessionId" value={session.id} />
      <Hidden name="version" value={session.editVersion} />
      <QuietEnter />
      <div className="date-fields">
        <TextField
          name="heldOn"
          label="Day"
          type="date"
          value={session.heldOn}
          max={latestDay(ctx.now, junior.zones, ctx.viewer.zones)}
        />
        <TextField
          name="minutes"
          label="Minutes"
          inputMode="numeric"
          optional
          value={session.minutes === null ? '' : String(session.minutes)}
        />
      </div>
      <Agenda session={session} form={form} ctx={ctx} />
      <Closed session={session} form={form} ctx={ctx} />
      <section className="grid grid-cols-1 gap-6" aria-labelledby="notes">
        <h2 id="notes">Your notes</h2>
        <OwnNotes session={session} viewer={ctx.viewer} />
      </section>
      <section className="grid grid-cols-1 gap-4" aria-labelledby="new-actions">
        <div className="section-head mb-0">
          <h2 id="new-actions">{agreed.length > 0 ? 'More actions' : 'New actions'}</h2>
          <p className="meta">
            Seen by you and <bdi>{name}</bdi>
          </p>
        </div>
        {agreed.length > 0 && (
          <ul className="stack-1 wrap-anywhere">
            {agreed.map((action) => (
              <li key={action.id}>
                <a href={`/actions/${action.id}`}>
                  <PlainText text={action.body} />
                </a>{' '}
                <span className="meta">agreed in this session</span>
              </li>
            ))}
          </ul>
        )}
        <ActionRows ids={[newId()]} juniorName={name} />
      </section>
      <NextSession form={form} ctx={ctx} wasHeld />
      <Buttons session={session}>Save session</Buttons>
    </ActionForm>
  )
}

const standing = <Row extends { withdrawnAt: Date | null }>(rows: readonly Row[]) =>
  rows.filter(({ withdrawnAt }) => !withdrawnAt)

function Agenda({ session, form, ctx }: Part) {
  const talked = standing(session.points).map((point) => ({ ...point, isTicked: true }))
  const open = form.openPoints.map((point) => ({ ...point, isTicked: false }))
  const points = [...talked, ...open]
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="agenda">
      <div className="section-head mb-0">
        <h2 id="agenda">Agenda</h2>
        <p className="meta">Tick what you talked about. The rest stays for next time.</p>
      </div>
      <div className="sheet">
        <FieldError name="talked" />
        <HiddenList name="shown" values={talked.map(({ id }) => id)} />
        <PointLists points={points}>
          {(point) => (
            <TalkedTick
              id={point.id}
              isTicked={point.isTicked}
              from={<RaisedBy author={point.author} viewer={ctx.viewer} />}
            >
              <PlainText text={point.body} /> {!point.isTicked && <Age point={point} />}
            </TalkedTick>
          )}
        </PointLists>
        <PointRows ids={[newId()]} />
      </div>
    </section>
  )
}

function Closed({ session, form, ctx }: Part) {
  const closed = standing(session.closed).map(({ id, version, body, owner, state }): Carried => {
    const who = owner.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, owner)
    return { id, version, body, meta: `${who}, ${state} in this session`, was: state }
  })
  const open = form.openActions.slice(0, MAX_CARRIED).map((action) => carriedFrom(ctx, action, form.today))
  const more = form.openActions.length - open.length
  if (closed.length + open.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="carried">
      <div className="section-head mb-0">
        <h2 id="carried">Actions</h2>
        <p className="meta">What happened to them in this session</p>
      </div>
      <CarriedRows actions={[...closed, ...open]} />
      {more > 0 && (
        <p className="meta">
          {more} more {more === 1 ? 'stays' : 'stay'} open, see <a href="/actions">all actions</a>.
        </p>
      )}
    </section>
  )
}
