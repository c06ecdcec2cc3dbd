'use client'
import { useField } from '#app/_ui/form-context.ts'
import { typedValues } from '#app/_ui/typed-values.ts'

type Milestone = {
  key: string
  title: string
  /** Of a behaviour: the names of its steps. */
  steps: string[] | null
}
type Stage = { key: string; title: string; milestones: Milestone[] }

/** A box for each milestone, a menu for each behaviour; all have one name. `chosen` is as `expectationText` writes it. */
export function Expectations({ stages, chosen }: { stages: Stage[]; chosen: string[] }) {
  const { id, state, error } = useField('expects')
  const now = new Set(typedValues(state, 'expects', chosen))
  const theirs = state.theirs?.expects
  const saved = theirs === undefined ? undefined : new Set(theirs.split('\n'))
  const rowOf = (milestone: Milestone) => ({
    id: `${id}-${milestone.key}`,
    attempt: state.attempt,
    milestone,
    chosen: now,
  })
  return (
    <div id={id} className="stack-6">
      <p className="hint">
        Tick what someone at this level has achieved. Of a behaviour, choose the step that they have reached.
      </p>
      {error && <p className="error">{error}</p>}
      {stages.map((stage) => (
        <fieldset key={stage.key} className="field">
          <legend>{stage.title}</legend>
          <ul className="expectations">
            {stage.milestones.map((milestone) => (
              <li key={milestone.key}>
                {milestone.steps ? <Menu {...rowOf(milestone)} /> : <Box {...rowOf(milestone)} />}
                <Saved milestone={milestone} chosen={now} saved={saved} />
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </div>
  )
}

type Row = { id: string; attempt: number; milestone: Milestone; chosen: Set<string> }

function Box({ id, milestone: { key, title }, chosen }: Row) {
  return (
    <label className="check-line">
      <input
        id={id}
        name="expects"
        className="tick"
        type="checkbox"
        value={key}
        defaultChecked={choiceOf(key, chosen) !== ''}
      />
      <bdi>{title}</bdi>
    </label>
  )
}

// React resets a form after its action; without a new key, a select ignores its new defaultValue.
function Menu({ id, attempt, milestone, chosen }: Row) {
  return (
    <div className="expectations__step">
      <label htmlFor={id}>
        <bdi>{milestone.title}</bdi>
      </label>
      <select
        key={attempt}
        id={id}
        name="expects"
        className="input"
        defaultValue={choiceOf(milestone.key, chosen)}
      >
        <option value="">Not expected</option>
        {choicesOf(milestone).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What is chosen of a milestone, '' if it isn't expected. */
function choiceOf(key: string, chosen: Set<string>): string {
  return [...chosen].find((each) => each === key || each.startsWith(`${key} `)) ?? ''
}

const choicesOf = ({ key, steps }: Milestone) => [
  { value: key, label: 'Achieved, at any step' },
  ...(steps ?? []).map((step, index) => ({
    value: `${key} ${index + 1}`,
    label: `${index + 1}. ${step || 'Without a name'}${index < 3 ? ', or a later step' : ''}`,
  })),
]

/** After a stale edit: what someone else saved, where it differs. */
function Saved(props: { milestone: Milestone; chosen: Set<string>; saved: Set<string> | undefined }) {
  const { milestone, chosen, saved } = props
  if (saved === undefined) return null
  const theirs = choiceOf(milestone.key, saved)
  if (theirs === choiceOf(milestone.key, chosen)) return null
  const words = choicesOf(milestone).find(({ value }) => value === theirs)?.label
  const expected = milestone.steps ? words : 'Expected'
  return <p className="meta expectations__saved">Saved meanwhile: {theirs ? expected : 'Not expected'}</p>
}
