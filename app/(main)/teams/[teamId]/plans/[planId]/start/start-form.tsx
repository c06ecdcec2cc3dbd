import { ActionForm } from '#app/_ui/action-form.tsx'
import { FieldGroup } from '#app/_ui/choices.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { countInWords, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import type { PlanToStart } from '#lib/plans/starting/reads.ts'
import { start } from '../../actions.ts'
import { dayInPlan } from '../../words.ts'
import { ItemLines } from './item-lines.tsx'

type Chosen = Extract<PlanToStart, { startsOn: string }>
type Item = Chosen['items'][number]

/** Everything of the plan with its date, to be changed or left out, and what can't be assigned. */
export function StartForm({ ctx, page, href }: { ctx: Ctx; page: Chosen; href: string }) {
  const { plan, chosen, startsOn, items } = page
  const name = calledName(ctx.viewer, { id: chosen.personId, name: chosen.name })
  const rest = items.filter(({ fate }) => fate === 'new')
  const leftOut = items.filter(({ fate }) => fate !== 'new')
  return (
    <>
      {rest.length > 0 ? (
        <ActionForm
          action={start}
          formId={newId()}
          className="form"
          aria-label="Start the plan"
          renewed={`${chosen.id} ${startsOn} ${rest.map(({ id, version }) => `${id}${version}`).join()}`}
          fixed={{ planId: plan.id, junior: chosen.id }}
        >
          <QuietEnter />
          <Hidden name="startsOn" value={startsOn} />
          <FieldGroup
            name="items"
            legend={<span className="subheading">Assigned in one go</span>}
            hint="What falls on a weekend is due on the working day before. Change any date, or untick what isn’t needed."
            className="plan-rows"
          >
            <ItemLines
              // Numbered as in the plan, so that typed dates stay with their goals.
              items={items.flatMap(({ id, version, title, day, dueOn, fate }, place) =>
                fate === 'new'
                  ? [{ id, version, place, title: withoutBackticks(title), meta: dayInPlan(day), dueOn }]
                  : [],
              )}
            />
          </FieldGroup>
          <FormBar
            submit={`Assign ${rest.length === 1 ? 'this goal' : `these ${rest.length} goals`}`}
            back={href}
            backWords="Cancel"
            isApart
          />
        </ActionForm>
      ) : (
        <p>
          Nothing is left to assign: <bdi>{name}</bdi> already has what this plan can assign.
        </p>
      )}
      {leftOut.length > 0 && <LeftOut name={name} items={leftOut} />}
    </>
  )
}

const reasons: Record<Exclude<Item['fate'], 'new'>, (name: string) => string> = {
  held: (name) => `${name} already has this goal`,
  missing: (name) => `Not in the version of the roadmap that ${name} is on`,
  retired: () => 'Its roadmap is retired',
}

function LeftOut({ name, items }: { name: string; items: Item[] }) {
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out" className="subheading mb-3">
        Left out: {countInWords(items.length, 'goal')}
      </h2>
      <Plain as="ul" className="sheet rows">
        {items.map(({ id, title, fate }) => (
          <li key={id}>
            <p>
              <PlainText text={title} />
            </p>
            <p className="meta">{fate !== 'new' && reasons[fate](name)}</p>
          </li>
        ))}
      </Plain>
    </section>
  )
}
