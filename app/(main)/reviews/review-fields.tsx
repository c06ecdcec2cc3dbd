import { AudienceFrame, BoxText } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { FieldGroup, Ticks } from '#app/_ui/choices.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import type { Visibility } from '#db/words.ts'
import { visibilities } from '#db/words.ts'
import type { Viewer } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { kindOfLink } from '#lib/reviews/links/rules.ts'
import type { FindingValues, Option } from './finding-row.tsx'
import { FindingsPart, PreviewNote } from './findings-part.tsx'

export type ReviewValues = {
  url: string
  title: string
  reviewedOn: string
  goalIds: string[]
  visibility: Visibility
  summary: string
  wentWell: string
  toImprove: string
  findings: FindingValues[]
}

type Props = {
  viewer: Viewer
  junior: Named
  /** The latest day that can be chosen. */
  latest: string
  values: ReviewValues
  /** The ids of the saved findings, or a new one. */
  rowIds: string[]
  themes: { id: string; name: string }[]
  goals: { id: string; title: string }[]
}

export function ReviewFields({ viewer, junior, latest, values, rowIds, themes, goals }: Props) {
  const people = { viewer, author: viewer, reader: junior, junior }
  const options = visibilities.map((visibility) => ({
    visibility,
    words: seenBy(visibility, people),
  }))
  const kind = kindOfLink(values.url)
  const themeOptions: Option[] = themes.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <QuietEnter />
      <div className="grid grid-cols-1 gap-4">
        <TextField
          name="url"
          label={kind === 'Link' ? 'Pull request' : kind}
          hint="Or a merge request, a change, a commit. Number and repository are read from the link, where they can be."
          type="url"
          inputMode="url"
          value={values.url}
          maxLength={2000}
          required
          autoComplete="off"
        />
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
          <TextField
            name="title"
            label="Title"
            optional
            hint="Leave empty to use the link’s title."
            value={values.title}
            maxLength={200}
          />
          <TextField
            name="reviewedOn"
            label="Day of the review"
            hint="The day you reviewed it."
            type="date"
            value={values.reviewedOn}
            max={latest}
            required
          />
        </div>
        {goals.length > 0 && <GoalTicks goals={goals} chosen={values.goalIds} />}
      </div>
      <AudienceFrame
        className="textbox--note"
        audience={{
          name: 'visibility',
          value: values.visibility,
          options,
          legend: 'Who can see this review note',
        }}
      >
        <div className="text-single">
          <BoxText name="summary" label="Summary" rows={3} value={values.summary} />
        </div>
        <FindingsPart ids={rowIds} findings={values.findings} themes={themeOptions} />
        <div className="text-pair">
          <BoxText name="wentWell" label="What went well" rows={4} value={values.wentWell} />
          <BoxText name="toImprove" label="What to work on" rows={4} value={values.toImprove} />
        </div>
        <PreviewNote ids={rowIds} />
      </AudienceFrame>
    </>
  )
}

function GoalTicks({ goals, chosen }: { goals: Props['goals']; chosen: string[] }) {
  const ticks = (
    <Ticks
      name="goalIds"
      options={goals.map(({ id, title }) => ({
        value: id,
        label: withoutBackticks(title),
        checked: chosen.includes(id),
      }))}
    />
  )
  const legend = (
    <>
      Related goals <span className="optional">(optional)</span>
    </>
  )
  if (goals.length <= 4)
    return (
      <FieldGroup name="goalIds" legend={legend} className="ticks">
        {ticks}
      </FieldGroup>
    )
  return (
    <Fold summary={legend} open={chosen.length > 0}>
      <FieldGroup name="goalIds" legend="Related goals" hideLegend className="ticks">
        {ticks}
      </FieldGroup>
    </Fold>
  )
}
