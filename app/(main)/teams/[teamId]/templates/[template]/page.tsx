import type { Metadata } from 'next'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { cairnsTemplate } from '#lib/sessions/templates/rules.ts'
import { edit } from '../actions.ts'
import { ofAddress } from '../drafts.ts'
import { templateAt, templatesHref, templateTrail } from '../team-at.ts'
import { TemplateFields } from '../template-fields.tsx'

type Props = { params: Promise<{ teamId: string; template: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, template: ref } = await params
  return { title: `Edit template: ${withoutBackticks((await templateAt(teamId, ref)).template.title)}` }
}

export default async function EditTemplatePage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const { teamId, template: ref } = await params
  const { team, template } = await templateAt(teamId, ref)
  const query = await searchParams
  const cairns = one(query.wording) === 'cairn' ? cairnsTemplate(ref) : undefined
  const href = templatesHref(team.id)
  const address = `${href}/${ref}`
  const drafts = ofAddress(await draftsOn(ctx, team.id, query), address)
  const words = cairns ?? template
  return (
    <Page
      title="Edit session template"
      lede="What has been taken from it stays on agendas as it is."
      crumbs={templateTrail(team)}
      width="read"
    >
      {cairns && (
        <div className="mb-6">
          <Notice>
            This is Cairn’s wording, in place of “
            <PlainText text={template.title} />
            ”. Nothing changes until you save it.
          </Notice>
        </div>
      )}
      <ActionForm
        action={edit}
        className="form"
        aria-label="Session template"
        renewed={`${template.version}${cairns ? ' cairn' : ''}`}
        draft={
          cairns
            ? undefined
            : draftOf(ctx, drafts, {
                verb: 'session_template',
                address,
                basis: { version: template.version },
              })
        }
        formId={newId()}
        fixed={{ teamId: team.id, template: ref }}
      >
        <Hidden name="version" value={template.version} />
        <TemplateFields title={words.title} questions={words.questions} />
        <FormBar submit="Save template" back={href} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
