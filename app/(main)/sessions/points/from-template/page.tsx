import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { PartField } from '#app/_parts/sessions/part-field.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { getQuestions } from '#lib/sessions/templates/using/reads.ts'
import { take } from './actions.ts'
import { QuestionTicks } from './question-ticks.tsx'

type Props = { searchParams: Promise<Query> }
type Questions = Awaited<ReturnType<typeof getQuestions>>
type Chosen = NonNullable<Questions['chosen']>

// Shared by `generateMetadata` and the page.
const questionsOf = cache(
  async (juniorId: string | undefined, teamId: string | undefined, ref: string | undefined) => {
    if (juniorId === undefined) notFound()
    return found(getQuestions(await requireContext(), addressId(juniorId), teamId && addressId(teamId), ref))
  },
)

const askedFor = ({ with: juniorId, team, template }: Query) =>
  [one(juniorId), one(team), one(template)] as const

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { chosen, junior } = await questionsOf(...askedFor(await searchParams))
  const { viewer } = await requireContext()
  const name = calledName(viewer, junior)
  return {
    title: chosen ? `${withoutBackticks(chosen.title)}: questions for ${name}` : `Questions for ${name}`,
  }
}

export default async function FromTemplatePage({ searchParams }: Props) {
  const ctx = await requireContext()
  const form = await questionsOf(...askedFor(await searchParams))
  const { junior, planned, chosen } = form
  const name = calledName(ctx.viewer, junior)
  const back = planned ? `/sessions/${planned.id}` : '/sessions'
  const list = { href: '/sessions', label: 'Sessions' }
  const session = { href: back, label: `Session with ${name}` }
  const choice = { href: choiceHref(form), label: 'Templates' }
  return (
    <Page
      title={chosen ? chosen.title : 'Take questions from a template'}
      lede={
        chosen
          ? 'What you tick goes at the end of the agenda. What’s there stays as it is.'
          : `For the agenda with ${name}.`
      }
      crumbs={[list, ...(planned ? [session] : []), ...(chosen ? [choice] : [])]}
      width="read"
    >
      {chosen ? (
        <TakeForm ctx={ctx} form={form} chosen={chosen} back={back} />
      ) : (
        <TemplateChoice form={form} />
      )}
    </Page>
  )
}

const choiceHref = ({ junior, teamId }: Questions) =>
  `/sessions/points/from-template?with=${junior.id}&team=${teamId}`

function TemplateChoice({ form }: { form: Questions }) {
  if (form.templates.length === 0)
    return (
      <EmptyList title="No template is offered" level={2}>
        A lead of your team can put one back, or write one.
      </EmptyList>
    )
  return (
    <div className="stack-4">
      <ul className="sheet rows">
        {form.templates.map(({ ref, title, questions }) => (
          <li key={ref} className="flex items-center gap-4">
            <div className="min-w-0 grow wrap-anywhere">
              <a className="title" href={`${choiceHref(form)}&template=${ref}`}>
                <PlainText text={title} />
              </a>
              <p className="meta">{count(questions.length, 'question')}</p>
            </div>
            <Icon name="right" />
          </li>
        ))}
      </ul>
      <p className="meta">
        <a href={`/teams/${form.teamId}/templates`}>All templates of your team</a>
      </p>
    </div>
  )
}

type FormProps = { ctx: Ctx; form: Questions; chosen: Chosen; back: string }

function TakeForm({ ctx, form, chosen, back }: FormProps) {
  const { junior, mentorshipId } = form
  const readers = { viewer: ctx.viewer, junior, reader: junior }
  return (
    <div className="stack-6">
      {chosen.removedAt && <Notice>Your team has removed this template. You can still finish here.</Notice>}
      {chosen.there.length > 0 && (
        <section aria-labelledby="there">
          <h2 id="there" className="subheading">
            On the agenda already
          </h2>
          <ul className="template-questions">
            {chosen.there.map((question) => (
              <li key={question}>
                <PlainText text={question} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {chosen.fresh.length === 0 ? (
        <p>
          All of its questions are there. <a href={back}>Back to the agenda</a>
        </p>
      ) : (
        <ActionForm
          action={take}
          formId={newId()}
          className="form"
          aria-label="Questions"
          fixed={{ mentorshipId, from: back }}
        >
          <QuestionTicks questions={chosen.fresh} />
          <PartField isLabelled />
          <Segments
            name="visibility"
            legend="Who can see them"
            value="pair"
            options={(['pair', 'circle'] as const).map((visibility) => ({
              value: visibility,
              label: seenBy(visibility, readers),
            }))}
          />
          <FormBar submit="Add to the agenda" back={back} backWords="Cancel" isApart />
        </ActionForm>
      )}
    </div>
  )
}
