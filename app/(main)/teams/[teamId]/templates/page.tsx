import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { doneNote } from '#app/_server/done-note.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { writesTemplatesOf } from '#lib/sessions/templates/access.ts'
import { listTemplates } from '#lib/sessions/templates/reads.ts'
import type { Template } from '#lib/sessions/templates/rules.ts'
import { arrange } from './actions.ts'
import { readTeamAt, templatesHref, templateTrail } from './team-at.ts'

type Props = { params: Promise<{ teamId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Session templates of ${(await readTeamAt((await params).teamId)).name}` }
}

export default async function TemplatesPage({ params }: Props) {
  const ctx = await requireContext()
  const team = await readTeamAt((await params).teamId)
  const templates = await listTemplates(ctx, team.id)
  const offered = templates.filter(({ removedAt }) => !removedAt)
  const removed = templates.filter(({ removedAt }) => removedAt)
  const writes = writesTemplatesOf(ctx, team.id)
  const did = (await doneNote())?.place
  const lines = (list: Template[]) => (
    <ul className="sheet rows">
      {list.map((template) => (
        <Line key={template.ref} ctx={ctx} teamId={team.id} template={template} writes={writes} did={did} />
      ))}
    </ul>
  )
  return (
    <Page
      title={`Session templates of ${team.name}`}
      lede="Questions worth asking. Mentors pick some from a planned session’s page, and they go on the agenda."
      crumbs={templateTrail(team, false)}
      side={
        writes && (
          <a className="button button--primary" href={`${templatesHref(team.id)}/new`}>
            New template
          </a>
        )
      }
      width="read"
    >
      <div className="stack-6">
        <DidNotice elsewhere={templates.map(({ ref }) => ref)} />
        <ActionForm
          action={arrange}
          formId={newId()}
          fixed={{ teamId: team.id }}
          aria-label="Templates"
          className="stack-6"
          renewed={templates.map(({ version }) => version).join()}
        >
          {offered.length > 0 ? lines(offered) : <p className="text-ink-3">No template is offered.</p>}
          {removed.length > 0 && (
            <Fold
              summary={`Removed: ${removed.length}`}
              open={removed.some(({ ref }) => ref === did) || offered.length === 0}
            >
              <div className="mt-3">{lines(removed)}</div>
            </Fold>
          )}
        </ActionForm>
        <p className="meta">
          Leads and mentors of the team can see its templates. Juniors see the questions that are on their
          agenda.
        </p>
      </div>
    </Page>
  )
}

type LineProps = { ctx: Ctx; teamId: string; template: Template; writes: boolean; did: string | undefined }

function Line({ ctx, teamId, template, writes, did }: LineProps) {
  const { ref, key, title, questions, isCairns, removedAt } = template
  const address = `${templatesHref(teamId)}/${ref}`
  const name = withoutBackticks(title)
  const words = whose(ctx, template)
  return (
    <li id={ref}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2 className="subheading wrap-anywhere">
            <PlainText text={title} />
          </h2>
          {words && <p className="meta">{words}</p>}
        </div>
        {writes && (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {!removedAt && (
              <a className="button button--small" href={address} aria-label={`Edit “${name}”`}>
                Edit
              </a>
            )}
            <SubmitButton
              className="button button--small button--quiet"
              name="do"
              value={`${removedAt ? 'restore' : 'remove'} ${ref}`}
              aria-label={`${removedAt ? 'Put back' : 'Remove'} “${name}”`}
            >
              {removedAt ? 'Put back' : 'Remove'}
            </SubmitButton>
          </span>
        )}
      </div>
      {did === ref && <DidNotice at={ref} />}
      <Fold summary={count(questions.length, 'question')}>
        <Plain as="ul" className="template-questions">
          {questions.map((question) => (
            <li key={question}>
              <PlainText text={question} />
            </li>
          ))}
        </Plain>
        {writes && key && !isCairns && !removedAt && (
          <p className="mt-2 text-sm">
            <a href={`${address}?wording=cairn`}>Use Cairn’s wording again</a>
          </p>
        )}
      </Fold>
    </li>
  )
}

function whose(ctx: Ctx, { key, isCairns, by, removedAt }: Template): string | undefined {
  const name = by && (by.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, by))
  if (removedAt) return `Removed by ${name}`
  if (isCairns) return undefined
  return key ? `Reworded by ${name}` : `Written by ${name}`
}
