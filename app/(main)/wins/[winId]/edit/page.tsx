import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay } from '#lib/core/kept-zones.ts'
import { getWin, listGoalsOfPlace } from '#lib/wins/reads.ts'
import { WinFields } from '../../win-fields.tsx'
import { winCrumbs } from '../words.ts'
import { edit } from './actions.ts'

type Props = { params: Promise<{ winId: string }> }

// Shared by `generateMetadata` and the page.
const winOf = cache(async (winId: string) => {
  const win = await found(getWin(await requireContext(), addressId(winId)))
  return win.canChange && !win.withdrawnAt ? win : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { body } = await winOf((await params).winId)
  return { title: `Edit your win: ${withoutBackticks(body)}` }
}

export default async function EditWinPage({ params }: Props) {
  const ctx = await requireContext()
  const win = await winOf((await params).winId)
  const { place } = win
  if (!place) notFound()
  return (
    <Page
      width="read"
      title="Edit your win"
      lede="The current text is kept as an earlier version."
      crumbs={[...winCrumbs(ctx, win), { href: `/wins/${win.id}`, label: win.body }]}
    >
      <ActionForm
        action={edit}
        formId={newId()}
        fixed={{ winId: win.id }}
        className="form"
        aria-label="Edit your win"
        renewed={win.version}
      >
        <Hidden name="version" value={win.version} />
        <WinFields
          ctx={ctx}
          junior={win.junior}
          goals={await listGoalsOfPlace(ctx, win.junior.id, win.teamId)}
          latest={latestDay(ctx.now, place.zones, ctx.viewer.zones)}
          visibility={win.visibility === 'private' ? 'private' : 'circle'}
          values={{
            body: win.body,
            happenedOn: win.happenedOn,
            link: win.link ?? '',
            goalId: win.goal?.id ?? '',
          }}
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <SubmitButton>Save win</SubmitButton>
          <a className="button button--quiet" href={`/wins/${win.id}`}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}
