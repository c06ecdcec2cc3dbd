import type { Metadata } from 'next'
import { draftOf, draftsOn } from '#app/_parts/drafts/offer.ts'
import { requireContext } from '#app/_server/context.ts'
import type { Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { create } from '../actions.ts'
import { ofAddress } from '../drafts.ts'
import { ledTeamAt, templatesHref, templateTrail } from '../team-at.ts'
import { TemplateFields } from '../template-fields.tsx'

type Props = { params: Promise<{ teamId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `New session template for ${(await ledTeamAt((await params).teamId)).name}` }
}

export default async function NewTemplatePage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const team = await ledTeamAt((await params).teamId)
  const href = templatesHref(team.id)
  const address = `${href}/new`
  const drafts = ofAddress(await draftsOn(ctx, team.id, await searchParams), address)
  return (
    <Page title="New session template" crumbs={templateTrail(team)} width="read">
      <ActionForm
        action={create}
        className="form"
        aria-label="New session template"
        draft={draftOf(ctx, drafts, { verb: 'session_template', address })}
        fixed={{ teamId: team.id }}
      >
        <TemplateFields />
        <FormBar submit="Create template" back={href} backWords="Cancel" isApart />
      </ActionForm>
    </Page>
  )
}
