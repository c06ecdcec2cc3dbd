import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { type ItemOfPlan, listItems, type PlanHead } from '#lib/plans/reads.ts'
import { editDay, editOwn } from '../../../actions.ts'
import { planAt, planHref, planTrail, teamOf } from '../../../trail.ts'
import { DAY_HINT, dayInPlan, itemWords } from '../../../words.ts'
import { ItemFields } from '../../item-fields.tsx'

type Props = {
  params: Promise<{ teamId: string; planId: string; itemId: string }>
  searchParams: Promise<Query>
}

// Shared by `generateMetadata` and the page.
const itemsOf = cache(listItems)

async function itemAt(params: Props['params']) {
  const plan = await planAt(params)
  const itemId = addressId((await params).itemId)
  const item = (await itemsOf(plan.id)).find(({ id }) => id === itemId)
  if (!item || (item.removedAt && !plan.canWrite)) notFound()
  return { plan, item }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { plan, item } = await itemAt(params)
  return { title: `${withoutBackticks(item.title)}: ${withoutBackticks(plan.title)}` }
}

export default async function ItemPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { plan, item } = await itemAt(params)
  return (
    <Page
      eyebrow={plan.canWrite ? undefined : dayInPlan(item.day)}
      title={item.title}
      crumbs={planTrail(teamOf(plan), plan)}
      width="read"
    >
      {item.removedAt && (
        <div className="mb-8">
          <Notice>
            Removed by <bdi>{item.by.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, item.by)}</bdi>.
            You can put it back at the foot of the plan.
          </Notice>
        </div>
      )}
      {!plan.canWrite ? (
        <Words item={item} />
      ) : item.milestoneKey === null ? (
        <OwnForm ctx={ctx} plan={plan} item={item} query={await searchParams} />
      ) : (
        <DayForm plan={plan} item={item} />
      )}
    </Page>
  )
}

async function OwnForm(props: { ctx: Ctx; plan: PlanHead; item: ItemOfPlan; query: Query }) {
  const { ctx, plan, item, query } = props
  const href = planHref(plan)
  const draft = draftOf(ctx, await draftsOn(ctx, item.id, query), {
    verb: 'plan_item',
    address: `${href}/items/${item.id}`,
    basis: { version: item.version },
  })
  return (
    <ActionForm
      action={editOwn}
      className="form"
      aria-label="Edit goal"
      renewed={item.version}
      draft={draft}
      fixed={{ planId: plan.id, itemId: item.id }}
    >
      <Hidden name="version" value={item.version} />
      <ItemFields item={{ ...item, kind: item.kind === 'project' ? 'project' : 'skill' }} />
      <FormBar submit="Save goal" back={`${href}#${item.id}`} backWords="Cancel" isApart />
      <p className="meta">Those for whom the plan was started keep the goal as it was then.</p>
    </ActionForm>
  )
}

function DayForm({ plan, item }: { plan: PlanHead; item: ItemOfPlan }) {
  const href = planHref(plan)
  return (
    <ActionForm
      action={editDay}
      formId={newId()}
      className="form"
      aria-label="Edit day"
      renewed={item.version}
      fixed={{ planId: plan.id, itemId: item.id }}
    >
      <Hidden name="version" value={item.version} />
      <p>
        <PlainText text={itemWords(item)} />.{' '}
        <a href={`/roadmaps/${item.roadmapId}?open=${item.milestoneKey}#${item.milestoneKey}`}>
          See it on the roadmap
        </a>
      </p>
      <TextField
        name="day"
        label="Due on day"
        hint={DAY_HINT}
        inputMode="numeric"
        value={String(item.day)}
        width="short"
        required
      />
      <FormBar submit="Save" back={`${href}#${item.id}`} backWords="Cancel" isApart />
    </ActionForm>
  )
}

/** For mentors, who read the plan. */
function Words({ item }: { item: ItemOfPlan }) {
  return (
    <div className="prose">
      <p className="meta">{itemWords(item)}</p>
      {item.description && (
        <p>
          <MarkdownLine text={item.description} />
        </p>
      )}
      {item.criteria.length > 0 && (
        <>
          <h2 className="subheading">Done when</h2>
          <ul>
            {item.criteria.map((text, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: criteria of a plan have no ids, and two may be alike.
              <li key={place}>
                <PlainText text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
      {item.kind === 'project' && item.outcome && (
        <>
          <h2 className="subheading">Outcome</h2>
          <p>
            <PlainText text={item.outcome} />
          </p>
        </>
      )}
    </div>
  )
}
