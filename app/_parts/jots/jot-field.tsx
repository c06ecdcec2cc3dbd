import type { ReactNode } from 'react'
import { AudienceFrame } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { keyed } from '#app/_parts/shell/places.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Select, TextField } from '#app/_ui/fields.tsx'
import { FoldedField } from '#app/_ui/folded-field.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import type { Named } from '#lib/core/named.ts'
import { fullName } from '#lib/core/names.ts'
import type { JotPerson } from '#lib/jots/about/reads.ts'
import { MAX_JOT } from '#lib/jots/rules.ts'

type Props = {
  ctx: Ctx
  people: readonly JotPerson[]
  jot: FormAction
  from: '/' | '/jots'
  /** Changes once one was jotted down. */
  renewed: string
  /** Beside the fold. */
  children?: ReactNode
}

/** One line, and what is rarely needed below it. */
export function JotField({ ctx, people, jot, from, renewed, children }: Props) {
  const words = seenBy('private', { viewer: ctx.viewer })
  return (
    <ActionForm
      action={jot}
      part="jot"
      formId={newId()}
      fixed={{ from }}
      className="print:hidden"
      aria-label="Jot something down"
      renewed={renewed}
    >
      <AudienceFrame audience={{ visibility: 'private', words }}>
        <div className="add-line border-t-0">
          <TextField
            name="body"
            label="Jot something down"
            hideLabel
            placeholder="Jot something down"
            maxLength={MAX_JOT}
            autoComplete="off"
            shortcut={keyed(ctx.viewer, 't')}
          />
          <SubmitButton className="button">Jot down</SubmitButton>
        </div>
        <div className="flex items-baseline justify-between gap-4 px-4 pb-2 sm:px-5 [&_.fold]:mt-0">
          <FoldedField
            name="aboutId"
            also="comesBackOn"
            summary={people.length > 0 ? 'About someone, or for a day' : 'For a day'}
          >
            <div className="mt-3 grid grid-cols-1 gap-4 sm:grid-cols-2">
              <JotFacts ctx={ctx} people={people} />
            </div>
          </FoldedField>
          {children}
        </div>
      </AudienceFrame>
    </ActionForm>
  )
}

/** Whom it's about and when it comes back. `about` stays in the list, also if it's nobody the viewer could choose now. */
export function JotFacts(props: {
  ctx: Ctx
  people: readonly Named[]
  about?: Named | null
  comesBackOn?: string | null
}) {
  const { ctx, people, about, comesBackOn } = props
  const isThere = !about || people.some(({ id }) => id === about.id)
  const all = isThere ? people : [about, ...people]
  return (
    <>
      {all.length > 0 && (
        <Select
          name="aboutId"
          label="About"
          options={all.map((person) => ({ value: person.id, label: fullName(ctx.viewer, person) }))}
          value={about?.id ?? ''}
          empty="No one in particular"
        />
      )}
      <TextField name="comesBackOn" label="Comes back on" type="date" value={comesBackOn ?? ''} optional />
    </>
  )
}
