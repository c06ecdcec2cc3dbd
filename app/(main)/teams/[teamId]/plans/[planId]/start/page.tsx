import type { Metadata } from 'next'
import { cache } from 'react'
import { Pebble } from '#app/_parts/people/person.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { TextField } from '#app/_ui/fields.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { isDay } from '#lib/core/days.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { getPlanToStart, type PlanToStart } from '#lib/plans/starting/reads.ts'
import { type PlanParams, planHref, planTrail, teamOf } from '../../trail.ts'
import { StartForm } from './start-form.tsx'

type Props = PlanParams & { searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const pageOf = cache(async (teamId: string, planId: string, wanted?: string, day?: string) => {
  const startsOn = day !== undefined && isDay(day) ? day : undefined
  const address = { teamId: addressId(teamId), planId: addressId(planId) }
  return found(getPlanToStart(await requireContext(), address, wanted, startsOn))
})

async function asked({ params, searchParams }: Props) {
  const { teamId, planId } = await params
  const query = await searchParams
  return pageOf(teamId, planId, one(query.for), one(query.on))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const { plan, chosen } = await asked(props)
  const whom = chosen ? ` for ${fullName(viewer, { id: chosen.personId, name: chosen.name })}` : ''
  return { title: `Start “${withoutBackticks(plan.title)}”${whom}` }
}

export default async function StartPlanPage(props: Props) {
  const ctx = await requireContext()
  const page = await asked(props)
  const { plan, chosen } = page
  const title = chosen
    ? `Start for ${fullName(ctx.viewer, { id: chosen.personId, name: chosen.name })}`
    : plan.retiredAt
      ? 'Start for a junior'
      : 'Who is it for?'
  const href = planHref(plan)
  return (
    <Page eyebrow={plan.title} title={title} crumbs={planTrail(teamOf(plan), plan)} width="read">
      {plan.retiredAt ? (
        <EmptyList level={2} title="This plan is retired">
          It can’t be started any more. What was started goes on.
        </EmptyList>
      ) : !page.chosen ? (
        <WhoChoice ctx={ctx} page={page} />
      ) : page.items.length === 0 ? (
        <EmptyList level={2} title="Nothing in this plan yet">
          It can be started once there are goals in it.
        </EmptyList>
      ) : (
        <div className="stack-8">
          <form className="plan-from" action={`${href}/start`} aria-label="Start day">
            <input type="hidden" name="for" value={page.chosen.id} />
            <TextField name="on" label="Start day" type="date" value={page.startsOn} width="short" />
            <button type="submit" className="button">
              Show dates
            </button>
          </form>
          <StartForm ctx={ctx} page={page} href={href} />
        </div>
      )}
    </Page>
  )
}

function WhoChoice({ ctx, page: { plan, juniors } }: { ctx: Ctx; page: PlanToStart }) {
  if (juniors.length === 0)
    return (
      <EmptyList level={2} title="No one to start it for yet">
        A junior’s mentors and the team’s leads start plans for them.
      </EmptyList>
    )
  return (
    <Plain as="ul" className="sheet rows">
      {juniors.map((junior) => {
        const person = { id: junior.personId, name: junior.name }
        return (
          <li key={junior.id} className="flex items-center gap-4">
            <Pebble person={person} />
            <a className="title min-w-0 grow" href={`${planHref(plan)}/start?for=${junior.id}`}>
              <bdi>{fullName(ctx.viewer, person)}</bdi>
            </a>
            <Icon name="right" />
          </li>
        )
      })}
    </Plain>
  )
}
