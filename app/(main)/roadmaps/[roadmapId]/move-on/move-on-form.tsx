import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldGroup, Ticks } from '#app/_ui/choices.tsx'
import { LinesField, Select } from '#app/_ui/fields.tsx'
import { FileField } from '#app/_ui/file-field.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { listOfWords, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { MoveOn } from '#lib/roadmaps/moving-on/reads.ts'
import { pairsInWords, readPairs, type VersionMilestone } from '#lib/roadmaps/moving-on/rules.ts'
import { moveOn } from './actions.ts'
import { GoalPreview } from './goal-preview.tsx'
import { planWords } from './plan-words.ts'
import { UnknownKeys } from './unknown-keys.tsx'

type Juniors = MoveOn['juniors']
type Props = {
  ctx: Ctx
  roadmapId: string
  page: MoveOn
  juniors: Juniors
  /** Ids of those that are ticked; all if there are none. */
  ticked: string[]
  pairs: string
}

/** Who moves, what becomes of each goal, and where those go on whose milestones have gone. */
export function MoveOnForm({ ctx, roadmapId, page, juniors, ticked, pairs }: Props) {
  const { map } = readPairs(pairs)
  const shown = pairsInWords(map)
  const { to } = page
  const gone = goneMilestones(juniors)
  const isTicked = ({ id }: { id: string }) => ticked.length === 0 || ticked.includes(id)
  const listed = Object.fromEntries(Object.entries(map).filter(([key]) => !gone.has(key)))
  return (
    <ActionForm action={moveOn} formId={newId()} className="form" renewed={`${to.number} ${shown}`}>
      <QuietEnter />
      <input type="hidden" name="roadmapId" value={roadmapId} />
      <input type="hidden" name="to" value={to.number} />
      <input type="hidden" name="shown" value={shown} />
      {gone.size > 0 && (
        <section aria-labelledby="gone" className="stack-3">
          <h2 id="gone">Not in version {to.number}</h2>
          <p className="meta">
            These goals stay as they are and can still be achieved, unless they go on as a milestone that
            version {to.number} has instead.
          </p>
          <div className="sheet rows">
            {[...gone].map(([key, { title, names }], place) => (
              <div key={key} className="px-5 py-4">
                <input type="hidden" name={`pairs.${place}.from`} value={key} />
                <Select
                  name={`pairs.${place}.to`}
                  label={withoutBackticks(title)}
                  hint={names(ctx)}
                  width="full"
                  value={map[key] ?? ''}
                  empty="Keep it as it is"
                  options={choices(page.milestones, juniors)}
                />
              </div>
            ))}
          </div>
        </section>
      )}
      <UnknownKeys page={page} />
      <Fold summary="Give a list of keys that changed" open={Object.keys(listed).length > 0}>
        <div className="stack-3 mt-3">
          <LinesField
            name="list"
            label="Old key, new key"
            hint="One pair a line, such as “old-key,new-key”."
            rows={4}
            value={pairsInWords(listed)}
          />
          <FileField
            name="file"
            label="Or a file of pairs"
            hint="CSV or TSV with an old key and a new one in each line. A first line that names the columns is fine."
            accept=".csv,.tsv,.txt"
            optional
          />
          <SubmitButton className="button button--small" name="look" value="yes">
            Show what that changes
          </SubmitButton>
        </div>
      </Fold>
      <FieldGroup name="people" legend={<span className="subheading">Who moves on</span>} className="ticks">
        <Ticks
          name="people"
          metaBelow
          options={juniors.map((junior) => ({
            value: junior.id,
            label: fullName(ctx.viewer, { id: junior.juniorId, name: junior.name }),
            meta: planWords(junior.plan),
            checked: isTicked(junior),
          }))}
        />
      </FieldGroup>
      <section aria-labelledby="goals">
        <h2 id="goals" className="subheading mb-3">
          What happens to each goal
        </h2>
        <Plain as="div" className="sheet rows">
          {juniors.map((junior) => (
            <JuniorPreview
              key={junior.id}
              ctx={ctx}
              junior={junior}
              to={to.number}
              added={page.milestones}
              isOpen={juniors.length === 1 || (shown !== '' && ticked.includes(junior.id))}
            />
          ))}
        </Plain>
      </section>
      <p className="meta">
        Nothing achieved, sent or written changes, and each goal’s history says who moved it. You can take it
        back until something new happens on their goals.
      </p>
      <FormBar submit="Move on" back={`/roadmaps/${roadmapId}`} backWords="Cancel" isApart />
    </ActionForm>
  )
}

function JuniorPreview(props: {
  ctx: Ctx
  junior: Juniors[number]
  to: number
  added: readonly VersionMilestone[]
  isOpen: boolean
}) {
  const { ctx, junior, to, added, isOpen } = props
  const person = { id: junior.juniorId, name: junior.name }
  const held = new Set(
    junior.plan.map((each) => (each.fate === 'moves' ? each.to.key : each.goal.milestoneKey)),
  )
  return (
    <div className="moving">
      <Fold summary={<bdi>{fullName(ctx.viewer, person)}</bdi>} open={isOpen}>
        <GoalPreview
          name={calledName(ctx.viewer, person)}
          plan={junior.plan}
          to={to}
          added={added.filter(({ key }) => !held.has(key))}
        />
      </Fold>
    </div>
  )
}

type Gone = Map<string, { title: string; names: (ctx: Ctx) => string }>

/** Milestones of open goals that the version doesn't have, whether they're mapped or not. */
function goneMilestones(juniors: Juniors): Gone {
  const rows = juniors.flatMap((junior) =>
    junior.plan.flatMap((each) => {
      if (each.fate === 'ended' || (each.fate === 'gone' && each.why === 'kind')) return []
      const isMapped = 'to' in each && each.to !== undefined && each.to.key !== each.goal.milestoneKey
      const isGone = each.fate === 'gone' || (each.fate === 'waiting' && !each.to)
      return isGone || isMapped ? [{ junior, milestone: each.goal.from }] : []
    }),
  )
  return new Map(
    [...Map.groupBy(rows, ({ milestone }) => milestone.key)].map(([key, ofOne]) => [
      key,
      {
        title: ofOne[0]?.milestone.title ?? key,
        names: (ctx) =>
          listOfWords(
            ofOne.map(({ junior }) => calledName(ctx.viewer, { id: junior.juniorId, name: junior.name })),
          ),
      },
    ]),
  )
}

/** By stage, those first that are new for someone: what has gone is most likely one of them. */
function choices(milestones: readonly VersionMilestone[], juniors: Juniors) {
  const known = new Set(juniors.flatMap(({ plan }) => plan.map(({ goal }) => goal.milestoneKey)))
  const byStage = Map.groupBy(
    milestones.filter(({ key }) => !known.has(key)),
    ({ stagePosition, stageTitle }) => `${stagePosition}. ${withoutBackticks(stageTitle)}`,
  )
  return [...byStage].map(([label, ofStage]) => ({
    label,
    options: ofStage.map(({ key, title }) => ({ value: key, label: withoutBackticks(title) })),
  }))
}
