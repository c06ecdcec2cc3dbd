import { AudienceFrame } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { Select, TextField } from '#app/_ui/fields.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { MAX_WIN } from '#lib/wins/rules.ts'

type Props = {
  ctx: Ctx
  junior: Named
  goals: readonly { id: string; title: string }[]
  /** The latest day that can be chosen. */
  latest: string
  values: { body: string; happenedOn: string; link: string; goalId: string }
  /** Of a saved one: its readers stay as they are. */
  visibility?: 'circle' | 'private'
}

const choices = ['circle', 'private'] as const

/** What a win says and who reads it, in the forms for a new and a saved one. */
export function WinFields({ ctx, junior, goals, latest, values, visibility }: Props) {
  const words = (which: 'circle' | 'private') => seenBy(which, { viewer: ctx.viewer, junior })
  return (
    <>
      <AudienceFrame
        audience={
          visibility
            ? { visibility, words: words(visibility) }
            : {
                name: 'visibility',
                value: 'circle',
                legend: 'Who can see this win',
                options: choices.map((which) => ({ visibility: which, words: words(which) })),
              }
        }
      >
        <div className="p-4 sm:px-5">
          <TextField name="body" label="What went well" value={values.body} maxLength={MAX_WIN} required />
        </div>
      </AudienceFrame>
      <TextField
        name="happenedOn"
        label="Day"
        type="date"
        width="medium"
        value={values.happenedOn}
        max={latest}
        required
      />
      <TextField
        name="link"
        label="Link"
        type="url"
        inputMode="url"
        value={values.link}
        maxLength={2000}
        autoComplete="off"
        optional
      />
      {goals.length > 0 && (
        <Select
          name="goalId"
          label="Goal"
          options={goals.map(({ id, title }) => ({ value: id, label: withoutBackticks(title) }))}
          value={values.goalId}
          empty="None"
          optional
        />
      )}
    </>
  )
}
