import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { EarlierVersions, EditedMark } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { OwnTools, Withdrawn, WithdrawnMark } from '#app/_parts/audience/withdrawn.tsx'
import { draftOf } from '#app/_parts/drafts/offer.ts'
import { periodWords } from '#app/_parts/goals/goal-words.ts'
import { HabitStrip } from '#app/_parts/goals/habit-strip.tsx'
import { habitStrip } from '#app/_parts/goals/habit-words.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { count } from '#lib/core/format.ts'
import type { GoalPage } from '#lib/goals/reads.ts'
import { logEntry } from './actions.ts'
import { AskForApproval } from './ask-for-approval.tsx'
import { LinkLine } from './link-line.tsx'
import { type FormView, goalJunior, isNew, type View } from './words.ts'

export function Habit({ ctx, goal, drafts }: FormView) {
  const { period, entriesPerPeriod, periodsNeeded } = goal
  if (!period || !entriesPerPeriod || !periodsNeeded) return null
  const withdrawn = goal.withdrawn.filter(({ kind }) => kind === 'habit_entry')
  const running = goal.periods.find(({ isCurrent, state }) => isCurrent && state === 'running')
  return (
    <section aria-labelledby="entries">
      <div className="section-head">
        <h2 id="entries">Kept so far</h2>
        <p className="meta">
          {goal.keptPeriods} of {count(periodsNeeded, period)}
        </p>
      </div>
      <div className="sheet habit-sheet">
        <p>
          {count(entriesPerPeriod, 'entry', 'entries')} a {period} for {count(periodsNeeded, period)}
          {periodsNeeded > 1 && ', not necessarily in a row'}.
          {running && ` ${periodWords(running.entries, entriesPerPeriod, period)}.`}
        </p>
        <HabitStrip label={`Kept by ${period}`} periods={habitStrip(goal.periods, period)} />
      </div>
      <DidNotice at="entries" />
      {goal.steps.includes('log_entry') && <EntryForm ctx={ctx} goal={goal} drafts={drafts} />}
      {goal.entries.length === 0 && withdrawn.length === 0 ? (
        <EmptyList title="No entries yet">
          {goal.role === 'junior'
            ? 'Log what you read, watched, gave or took part in, and what you took from it.'
            : 'What they read, watched, gave or took part in will appear here, with what they took from it.'}
        </EmptyList>
      ) : (
        <ul className="sheet entries">
          {goal.entries.map((entry) => (
            <li key={entry.id}>
              <p className="meta">
                <When at={entry.doneOn} ctx={ctx} />
                <EditedMark ctx={ctx} text={entry} />{' '}
                {isNew({ ctx, goal }, entry.createdAt, entry.authorId) && <NewMark />}
              </p>
              <div>
                <Markdown text={entry.body} />
                {entry.url && (
                  <ul className="links">
                    <LinkLine url={entry.url} title={null} />
                  </ul>
                )}
                <OwnEntry ctx={ctx} goal={goal} entry={entry} />
                <EarlierVersions ctx={ctx} text={entry} />
              </div>
            </li>
          ))}
          {withdrawn.map((line) => (
            <li key={line.id}>
              <p className="meta">
                <When at={line.at} ctx={ctx} />
              </p>
              <p>
                <Withdrawn ctx={ctx} line={line} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <AskForApproval goal={goal} />
    </section>
  )
}

function OwnEntry({ ctx, goal, entry }: View & { entry: GoalPage['entries'][number] }) {
  if (entry.authorId !== ctx.viewer.id) return null
  const address = `/goals/${goal.id}/entries/${entry.id}`
  if (entry.withdrawnAt)
    return <WithdrawnMark ctx={ctx} at={entry.withdrawnAt} href={goal.canWrite && `${address}/withdraw`} />
  if (!goal.canWrite) return null
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <OwnTools edit={address} withdraw={`${address}/withdraw`} what="this entry" />
    </p>
  )
}

function EntryForm({ ctx, goal, drafts }: FormView) {
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  return (
    <ActionForm
      action={logEntry}
      part="logEntry"
      fixed={{ goalId: goal.id }}
      className="work mb-6"
      aria-labelledby="log-entry"
      renewed={goal.entries.length}
      draft={draftOf(ctx, drafts, { verb: 'habit_entry', address: `/goals/${goal.id}` })}
    >
      <h3 id="log-entry">Log an entry</h3>
      <TextField name="doneOn" label="Day" type="date" width="medium" value={goal.today} max={goal.today} />
      <TextField name="url" label="Link" optional type="url" placeholder="https://" maxLength={2000} />
      <AudienceBox
        name="body"
        label="What you took from it"
        audience={{ visibility: 'circle', words }}
        rows={3}
      />
      <div>
        <SubmitButton className="button">Log entry</SubmitButton>
      </div>
    </ActionForm>
  )
}
