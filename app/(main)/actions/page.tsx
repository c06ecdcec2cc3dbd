import type { Metadata } from 'next'
import { jotOf } from '#app/_parts/jots/from-jot.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { type ChangedAction, changedAction } from '#app/_parts/sessions/changed-action.ts'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { EmptyList, Fold } from '#app/_ui/notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count, numberWord } from '#lib/core/format.ts'
import { type ActionRow, MAX_CLOSED } from '#lib/sessions/action-items/reads.ts'
import { getActionsPage } from '#lib/views/actions/reads.ts'
import { ActionList, ClosedList } from './action-list.tsx'
import { sendPage } from './actions.ts'
import { AddAction } from './add-action.tsx'
import { LeftOpen } from './left-open.tsx'

type Props = { searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Actions' }

export default async function ActionsPage({ searchParams }: Props) {
  const ctx = await requireContext()
  const query = await searchParams
  const changed = await changedAction('action')
  const jot = await jotOf(ctx, query)
  const { yours, waiting, left, points, closed, pairs } = await getActionsPage(ctx, changed?.id)
  const shown = [...yours, ...waiting]
  const made = yours.length + waiting.length + closed.length + left.length
  return (
    <FormsPage
      title={title(yours.filter(isOpen))}
      lede="Actions stay open until one of you closes them."
      forms={sendPage}
    >
      <DidNotice elsewhere={shown.map(({ id }) => `action-${id}`)} />
      <div className="grid grid-cols-1 items-start gap-10 print:block print:stack-8 lg:grid-cols-side lg:gap-12">
        <div className="stack-9 sm:stack-10">
          <section aria-labelledby="yours">
            <div className="section-head">
              <h2 id="yours">Yours</h2>
              <span className="meta">{yours.filter(isOpen).length}</span>
            </div>
            {yours.length > 0 ? (
              <ActionList
                actions={yours}
                ctx={ctx}
                label="Your open actions"
                from="/actions"
                changed={changed}
              />
            ) : (
              <EmptyList title="No open actions">{nothingYours(pairs.length)}</EmptyList>
            )}
          </section>
          <LeftOpen actions={left} points={points} pairs={pairs} ctx={ctx} />
          <Waiting actions={waiting} ctx={ctx} changed={changed} />
          {closed.length > 0 && (
            <Closed actions={closed} ctx={ctx} isUnfolded={one(query.closed) !== undefined} />
          )}
        </div>
        {pairs.length > 0 && (
          <aside className="aside" aria-label="New action">
            <AddAction pairs={pairs} viewer={ctx.viewer} renewed={made} jot={jot} />
          </aside>
        )}
      </div>
    </FormsPage>
  )
}

const isOpen = ({ state }: ActionRow) => state === 'open'

type WaitingProps = { actions: ActionRow[]; ctx: Ctx; changed: ChangedAction | undefined }

function Waiting({ actions, ctx, changed }: WaitingProps) {
  if (actions.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">Waiting for others</h2>
        <span className="meta">{actions.filter(isOpen).length}</span>
      </div>
      <ActionList
        actions={actions}
        ctx={ctx}
        label="Open actions of others"
        from="/actions"
        changed={changed}
      />
    </section>
  )
}

/** Behind a link, because it would be half of the page. */
function Closed({ actions, ctx, isUnfolded }: { actions: ActionRow[]; ctx: Ctx; isUnfolded: boolean }) {
  const words =
    actions.length < MAX_CLOSED
      ? count(actions.length, 'closed action')
      : `The last ${MAX_CLOSED} closed actions`
  if (!isUnfolded)
    return (
      <p className="text-sm">
        <a href="/actions?closed=1#closed">{words}</a>
      </p>
    )
  return (
    <div id="closed">
      <Fold summary={words} open>
        <ClosedList actions={actions} ctx={ctx} from="/actions" />
      </Fold>
    </div>
  )
}

function title(yours: ActionRow[]): string {
  const late = yours.filter(({ isOverdue }) => isOverdue).length
  if (yours.length === 0) return 'You have no open actions'
  const number = numberWord(yours.length)
  const open = `${number.charAt(0).toUpperCase()}${number.slice(1)} open ${yours.length === 1 ? 'action' : 'actions'}`
  return late > 0 ? `${open}, ${numberWord(late)} late` : open
}

function nothingYours(pairs: number): string {
  return pairs > 0
    ? 'Actions you agree on in a session will appear here until they’re done.'
    : 'Actions belong to a mentor and a junior. You’ll have some once a lead of your team has paired you.'
}
