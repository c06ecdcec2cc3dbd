import { ActionForm } from '#app/_ui/action-form.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import type { ItemOfPlan, PlanHead } from '#lib/plans/reads.ts'
import { neighbour, weekOf } from '#lib/plans/rules.ts'
import { arrange } from '../actions.ts'
import { planHref } from '../trail.ts'
import { itemWords } from '../words.ts'

/** In order. Who writes the plan moves, removes and puts back by buttons of one form; words are edited on their own page. */
export function Items({ ctx, plan, items }: { ctx: Ctx; plan: PlanHead; items: ItemOfPlan[] }) {
  const there = items.filter(({ removedAt }) => removedAt === null)
  const removed = items.filter(({ removedAt }) => removedAt !== null)
  const list = there.length > 0 && (
    <Plain as="ol" className="sheet plan" buttons>
      {there.map((item, place) => (
        <ItemRow
          key={item.id}
          plan={plan}
          item={item}
          isFirstOfDay={there[place - 1]?.day !== item.day}
          ways={(['up', 'down'] as const).map((way) => ({
            way,
            isOpen: neighbour(there, item.id, way) !== undefined,
          }))}
        />
      ))}
    </Plain>
  )
  if (!plan.canWrite) return list
  return (
    <ActionForm
      action={arrange}
      formId={newId()}
      aria-label="Goals of this plan"
      fixed={{ planId: plan.id }}
      renewed={items.map(({ id, position, removedAt }) => `${id}${position}${removedAt ? '-' : ''}`).join()}
    >
      {list}
      {removed.length > 0 && (
        <section className="mt-11" aria-labelledby="removed">
          <div className="section-head">
            <h3 id="removed" className="subheading">
              Removed
            </h3>
          </div>
          <Plain as="ul" className="sheet rows" buttons>
            {removed.map((item) => (
              <li key={item.id} className="outline__removed">
                <div>
                  <p className="line-through">
                    <PlainText text={item.title} />
                  </p>
                  <p className="meta">
                    From day {item.day}, removed by{' '}
                    <bdi>{item.by.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, item.by)}</bdi>
                  </p>
                </div>
                <button
                  type="submit"
                  name="do"
                  value={`restore ${item.id}`}
                  className="button button--small"
                  aria-label={`Undo: ${withoutBackticks(item.title)}`}
                >
                  Undo
                </button>
              </li>
            ))}
          </Plain>
        </section>
      )}
    </ActionForm>
  )
}

type Row = {
  plan: PlanHead
  item: ItemOfPlan
  isFirstOfDay: boolean
  /** Which way it can change places within its day. */
  ways: { way: 'up' | 'down'; isOpen: boolean }[]
}

function ItemRow({ plan, item, isFirstOfDay, ways }: Row) {
  const { id, day, title, position } = item
  const plain = withoutBackticks(title)
  return (
    <li id={id}>
      <p className="plan__day">
        <span className={isFirstOfDay ? undefined : 'visually-hidden'}>
          <b>Day {day}</b> <span className="meta">week {weekOf(day)}</span>
        </span>
      </p>
      <div className="min-w-0">
        <h3>
          {plan.canWrite || item.milestoneKey === null ? (
            <a className="title" href={`${planHref(plan)}/items/${id}`}>
              <PlainText text={title} />
            </a>
          ) : (
            <a
              className="title"
              href={`/roadmaps/${item.roadmapId}?open=${item.milestoneKey}#${item.milestoneKey}`}
            >
              <PlainText text={title} />
            </a>
          )}
        </h3>
        <p className="meta">
          <PlainText text={itemWords(item)} />
          {item.isRetired ? '. Its roadmap is retired' : item.isGone && '. No longer in the current version'}
        </p>
      </div>
      {plan.canWrite && (
        <span className="outline__tools">
          {ways.some(({ isOpen }) => isOpen) &&
            ways.map(({ way, isOpen }) => (
              <button
                key={way}
                type="submit"
                name="do"
                value={`${way} ${id} ${position}`}
                className="outline__tool"
                aria-label={`Move ${way}: ${plain}`}
                title={`Move ${way}`}
                disabled={!isOpen}
              >
                <Icon name="up" {...(way === 'down' && { className: 'rotate-180' })} />
              </button>
            ))}
          <button
            type="submit"
            name="do"
            value={`remove ${id}`}
            className="outline__tool outline__tool--ends"
            aria-label={`Remove: ${plain}`}
            title="Remove"
          >
            <Icon name="close" />
          </button>
        </span>
      )}
    </li>
  )
}
