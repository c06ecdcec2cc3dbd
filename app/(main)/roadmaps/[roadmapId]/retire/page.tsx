import type { Metadata } from 'next'
import { cache } from 'react'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { getRetirable } from '#lib/roadmaps/retiring/reads.ts'
import { retire } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string }> }

// Shared by `generateMetadata` and the page.
const roadmapOf = cache(async (roadmapId: string) =>
  found(getRetirable(await requireContext(), addressId(roadmapId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, retiredAt } = await roadmapOf((await params).roadmapId)
  return { title: `${retiredAt ? 'Bring back' : 'Retire'}: ${withoutBackticks(title)}` }
}

export default async function RetirePage({ params }: Props) {
  const ctx = await requireContext()
  const { id, title, retiredAt, retiredById, retiredByName } = await roadmapOf((await params).roadmapId)
  const by = retiredById && retiredByName && { id: retiredById, name: retiredByName }
  return (
    <Page
      title={retiredAt ? 'Bring this roadmap back?' : 'Retire this roadmap?'}
      width="read"
      crumbs={[{ href: `/roadmaps/${id}`, label: title }]}
    >
      <div className="stack-6">
        {retiredAt ? (
          <p>
            Retired <When at={retiredAt} ctx={ctx} form="plain" />
            {by && ` by ${by.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, by)}`}. Once it’s back, its
            milestones can be assigned again.
          </p>
        ) : (
          <ul className="prose">
            <li>Nothing new can be assigned from it, and it’s listed last, as retired.</li>
            <li>Every goal that was assigned from it goes on, with all that belongs to it.</li>
            <li>Juniors can still be moved on to its latest version.</li>
            <li>You can bring it back at any time.</li>
          </ul>
        )}
        <ActionForm action={retire} formId={newId()} renewed={retiredAt ? 'back' : 'retire'}>
          <input type="hidden" name="roadmapId" value={id} />
          <input type="hidden" name="decision" value={retiredAt ? 'bring_back' : 'retire'} />
          <FormBar
            submit={retiredAt ? 'Bring back' : 'Retire roadmap'}
            back={`/roadmaps/${id}`}
            backWords="Cancel"
            ends={!retiredAt}
          />
        </ActionForm>
      </div>
    </Page>
  )
}
