import type { ReactNode } from 'react'
import { When } from '#app/_parts/sessions/when.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { type Crumb, Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { TextKind, Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { VisibilityMark } from './visibility-mark.tsx'

const withdrawTitle = 'Withdraw what you wrote'
const putBackTitle = 'Put back what you withdrew'

/** For the tab: 'Withdraw your comment: Write tests, Ada'. */
export const withdrawTab = (text: { withdrawnAt: Date | null }, what: string, where: string): string =>
  `${text.withdrawnAt ? 'Put back' : 'Withdraw'} ${what}: ${where}`

type Props = {
  ctx: Ctx
  kind: Exclude<TextKind, 'session'>
  /** The viewer's own; `shown` is its words, rendered. */
  text: { id: string; version: number; withdrawnAt: Date | null; visibility: Visibility; shown: ReactNode }
  /** Its readers: 'You and Ada'. */
  words: string
  crumbs: Crumb[]
  action: FormAction
  /** The page on which the text is. */
  back: string
  /** What else it changes. */
  children?: ReactNode
}

/** Takes a text's words from everyone but its author, or puts it back. Confirmed on a page of its own. */
export function WithdrawPage(props: Props) {
  const { ctx, kind, text, words, crumbs, action, back, children } = props
  const { withdrawnAt } = text
  return (
    <Page
      width="read"
      title={withdrawnAt ? putBackTitle : withdrawTitle}
      lede={withdrawnAt ? 'Its readers will be able to read it again, as it was.' : ledeFor(text.visibility)}
      crumbs={crumbs}
    >
      <div className={text.visibility === 'private' || withdrawnAt ? 'note note--private' : 'note'}>
        <h2 className="visually-hidden">What you wrote</h2>
        {text.shown}
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
          <VisibilityMark visibility={text.visibility} words={words} />
          {withdrawnAt && (
            <span className="meta">
              Withdrawn <When at={withdrawnAt} ctx={ctx} />
            </span>
          )}
        </p>
      </div>
      {children}
      <ActionForm action={action} className="form mt-8" aria-label="Confirm">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={text.id} />
        <input type="hidden" name="from" value={back} />
        <Hidden name="version" value={text.version} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {withdrawnAt ? (
            <SubmitButton name="decision" value="put_back">
              Put it back
            </SubmitButton>
          ) : (
            <SubmitButton ends name="decision" value="withdraw">
              Withdraw it
            </SubmitButton>
          )}
          <a className="button button--quiet" href={back}>
            Cancel
          </a>
        </div>
      </ActionForm>
    </Page>
  )
}

function ledeFor(visibility: Visibility): string {
  if (visibility === 'private') return 'It will be gone from your lists and from search. You can put it back.'
  return 'Only you will be able to read it, and search won’t find it. A line with your name and the day stays in its place. You can put it back.'
}
