import type { Metadata } from 'next'
import { cache } from 'react'
import { Edited } from '#app/_parts/audience/edited.tsx'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark, withdrawnTab } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { ActionButton } from '#app/_parts/sessions/action-button.tsx'
import { ToldVersion } from '#app/_parts/sessions/told-version.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { fullName } from '#lib/core/names.ts'
import { type ActionRow, getAction } from '#lib/sessions/action-items/reads.ts'
import { getWithdrawnAction } from '#lib/sessions/withdrawn/reads.ts'
import { ActionFacts } from '../action-list.tsx'
import { change, edit, sendPage } from '../actions.ts'

type Props = { params: Promise<{ actionId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await requireContext()
  const action = await actionOf((await params).actionId)
  if ('kind' in action) return { title: withdrawnTab(ctx, 'Action', action) }
  return { title: `Action: ${textInTab(ctx.viewer, action)}` }
}

export default async function ActionPage({ params }: Props) {
  const ctx = await requireContext()
  const action = await actionOf((await params).actionId)
  if ('kind' in action) return <WithdrawnAction ctx={ctx} line={action} />
  const { mentor, junior } = action
  const reader = action.authorId === mentor.id ? junior : mentor
  const author = action.authorId === mentor.id ? mentor : junior
  return (
    <FormsPage
      title={
        <span className="wrap-anywhere">
          <PlainText text={action.body} />
        </span>
      }
      crumbs={
        action.canClose
          ? [{ href: '/actions', label: 'Actions' }]
          : [{ href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) }]
      }
      below={
        <p className="meta mt-1 text-md">
          <ActionFacts action={action} ctx={ctx} />
        </p>
      }
      width="read"
      forms={sendPage}
    >
      <DidNotice />
      <div className="stack-9 sm:stack-10">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <VisibilityMark
            visibility={action.visibility}
            words={seenBy(action.visibility, { viewer: ctx.viewer, author, reader, junior })}
          />
          {action.canWiden && (
            <a className="text-sm print:hidden" href={`/actions/${action.id}/widen`}>
              Share more widely
            </a>
          )}
          {action.canWithdraw && !action.withdrawnAt && (
            <OwnTools withdraw={`/actions/${action.id}/withdraw`} what="this action" />
          )}
        </p>
        <WithdrawnMark
          ctx={ctx}
          at={action.withdrawnAt}
          href={action.canWithdraw && `/actions/${action.id}/withdraw`}
        />
        {action.editedAt && (
          <div>
            <Edited ctx={ctx} text={action} />
          </div>
        )}
        {action.canClose && <StateButtons action={action} />}
        {action.canEdit && <EditForm action={action} />}
      </div>
    </FormsPage>
  )
}

// Shared by `generateMetadata` and the page.
const actionOf = cache(async (actionId: string) => {
  const ctx = await requireContext()
  const id = addressId(actionId)
  try {
    return await getAction(ctx, id)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    return found(getWithdrawnAction(ctx, id))
  }
})

function WithdrawnAction({ ctx, line }: { ctx: Ctx; line: WithdrawnLine }) {
  return (
    <Page title="Action" crumbs={[{ href: '/actions', label: 'Actions' }]} width="read">
      <p>
        <Withdrawn ctx={ctx} line={line} />
      </p>
    </Page>
  )
}

function StateButtons({ action }: { action: ActionRow }) {
  return (
    <ActionForm
      action={change}
      part="change"
      fixed={{ from: `/actions/${action.id}` }}
      aria-label="Close or open"
      renewed={action.version}
    >
      <ToldVersion />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {action.state === 'open' ? (
          <>
            <ActionButton action={action} state="done">
              Mark done
            </ActionButton>
            <ActionButton action={action} state="dropped" className="button">
              Drop it
            </ActionButton>
          </>
        ) : (
          <ActionButton action={action} state="open" className="button">
            Open again
          </ActionButton>
        )}
      </div>
    </ActionForm>
  )
}

function EditForm({ action }: { action: ActionRow }) {
  return (
    <section aria-labelledby="change">
      <h2 id="change" className="subheading">
        Change it
      </h2>
      <ActionForm
        action={edit}
        part="edit"
        fixed={{ actionId: action.id }}
        formId={newId()}
        className="form mt-4"
        aria-labelledby="change"
        renewed={action.version}
      >
        <Hidden name="version" value={action.version} />
        <TextField name="body" label="What" value={action.body} maxLength={300} />
        <TextField name="dueOn" label="By" type="date" optional value={action.dueOn ?? ''} width="medium" />
        <div className="form-bar">
          <SubmitButton className="button">Save action</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
