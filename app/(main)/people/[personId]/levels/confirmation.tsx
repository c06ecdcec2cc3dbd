import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { type Drafts, draftOf } from '#app/_parts/drafts/offer.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { listOfWords, withoutBackticks } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { Confirmation } from '#lib/levels/reads.ts'
import { isStuck, rolesOf, shownVersion, whoCouldComplete } from '#lib/levels/rules.ts'
import type { ShownLevel, ShownPlace } from '#lib/views/levels/reads.ts'
import { confirm } from './actions.ts'
import { type Reading, stillOpenWords } from './words.ts'

type Props = Reading & { shown: ShownPlace }

/** Who confirmed the level that is shown, and what they said; below it the others, and what was taken back. */
export function Confirmations(props: Props & { drafts: Drafts; address: string }) {
  const { shown } = props
  const { level, confirmations } = shown
  const others = confirmations.filter(
    ({ id, takenBackAt }) => takenBackAt === null && id !== level?.confirmation?.id,
  )
  const takenBack = confirmations.filter(({ takenBackAt }) => takenBackAt !== null)
  return (
    <aside className="aside" aria-label="Confirmation">
      {level && <OfLevel {...props} level={level} />}
      {others.map((each) => (
        <section key={each.id} aria-labelledby={`confirmed-${each.id}`}>
          <ConfirmationHead {...props} confirmation={each} />
          <Said {...props} confirmation={each} />
        </section>
      ))}
      {takenBack.length > 0 && (
        <section aria-labelledby="taken-back">
          <h2 id="taken-back" className="subheading">
            Taken back
          </h2>
          {takenBack.map((each) => (
            <TakenBack key={each.id} ctx={props.ctx} confirmation={each} />
          ))}
        </section>
      )}
    </aside>
  )
}

function OfLevel(props: Props & { level: ShownLevel; drafts: Drafts; address: string }) {
  const { ctx, shown, level, drafts, address, junior } = props
  const { confirmation } = level
  const isOpen = !confirmation?.confirmedAt
  return (
    <section aria-labelledby={confirmation ? `confirmed-${confirmation.id}` : 'confirm'}>
      {confirmation ? (
        <ConfirmationHead {...props} confirmation={confirmation} />
      ) : (
        <div className="section-head">
          <h2 id="confirm" className="subheading">
            <PlainText text={level.title} />
          </h2>
          <p className="meta">Not confirmed</p>
        </div>
      )}
      {confirmation && <Said {...props} confirmation={confirmation} />}
      {shown.mayConfirm ? (
        <ConfirmForm
          ctx={ctx}
          junior={junior}
          shown={shown}
          level={level}
          draft={draftOf(ctx, drafts, {
            verb: 'level',
            address,
            basis: { version: shownVersion(confirmation) },
          })}
        />
      ) : (
        isOpen && <p className="meta mt-3">{waitingWords(props)}</p>
      )}
    </section>
  )
}

function ConfirmForm(props: Props & { level: ShownLevel; draft: ReturnType<typeof draftOf> }) {
  const { ctx, junior, shown, level, draft } = props
  const version = shownVersion(level.confirmation)
  const name = calledName(ctx.viewer, junior)
  const [role] = rolesOf(ctx.viewer.id, shown.circle)
  return (
    <ActionForm
      action={confirm}
      className="mt-4 grid gap-3 print:hidden"
      aria-label={`Confirm ${level.title}`}
      renewed={version}
      draft={draft}
      fixed={{ placeId: shown.place.id, levelKey: level.key }}
    >
      <Hidden name="version" value={version} />
      <AudienceBox
        name="body"
        label={role === 'mentor' ? `You, as ${name}’s mentor` : 'You, as a lead of the team'}
        hint="What have you seen that makes you sure?"
        audience={{ visibility: 'circle', words: seenBy('circle', { viewer: ctx.viewer, junior }) }}
        rows={3}
      />
      <div>
        <SubmitButton>{`Confirm ${withoutBackticks(level.title)}`}</SubmitButton>
      </div>
      <p className="meta">
        {stillOpenWords(level.counts)}Counts don’t decide this; {decidersWords(props)} Every mentor and lead
        of {name} can take it back with a reason.
      </p>
    </ActionForm>
  )
}

/** Who else is needed, by what they are. */
function decidersWords({ ctx, shown, level }: Props & { level: ShownLevel }): string {
  const said = level.confirmation?.said ?? []
  if (said.length > 0) return 'yours is the second of two.'
  const own = rolesOf(ctx.viewer.id, shown.circle)[0] ?? 'mentor'
  const others = whoCouldComplete([{ authorId: ctx.viewer.id, role: own }], shown.circle)
  return others.length > 0
    ? 'a mentor and a lead do, in either order.'
    : 'you do, as there’s nobody else to confirm it.'
}

/** For people who can't confirm it, or already have. */
function waitingWords({ ctx, shown, level, junior }: Props & { level: ShownLevel }): string {
  const said = level.confirmation?.said ?? []
  if (said.length === 0)
    return junior.isSelf
      ? 'A mentor and a lead confirm it, each with a sentence. Counts don’t decide this.'
      : 'A mentor and a lead confirm it.'
  if (isStuck(said, shown.circle))
    return 'There’s nobody else to confirm it now. Take it back and confirm it again to confirm it alone.'
  const people = [...shown.people.mentors, ...shown.people.leads]
  const others = whoCouldComplete(said, shown.circle)
  const names = others.map((id) => {
    const person = people.find((each) => each.id === id)
    return id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, { id, name: person?.name ?? '' })
  })
  return `One of two has confirmed it. ${names.length === 1 ? `It waits for ${listOfWords(names)}.` : `It waits for one of ${listOfWords(names)}.`}`
}

function ConfirmationHead({ ctx, confirmation }: { ctx: Ctx; confirmation: Confirmation }) {
  const { id, levelTitle, confirmedAt } = confirmation
  return (
    <div className="section-head">
      <h2 id={`confirmed-${id}`} className="subheading">
        <PlainText text={levelTitle} />
      </h2>
      <p className="meta">
        {confirmedAt ? (
          <>
            Confirmed <When at={confirmedAt} ctx={ctx} form="plain" />
          </>
        ) : (
          'Half confirmed'
        )}
      </p>
    </div>
  )
}

function Said({ ctx, shown, junior, confirmation }: Props & { confirmation: Confirmation }) {
  return (
    <>
      <ul className="sheet signed">
        {confirmation.said.map((each) => (
          <Sentence key={each.id} ctx={ctx} sentence={each} />
        ))}
      </ul>
      {shown.mayTakeBack && (
        <p className="meta mt-2 print:hidden">
          <a href={`/people/${junior.id}/levels/${confirmation.id}/take-back`}>
            Take back
            <span className="visually-hidden">
              {' '}
              <PlainText text={confirmation.levelTitle} />
            </span>
          </a>
        </p>
      )}
    </>
  )
}

function Sentence({ ctx, sentence }: { ctx: Ctx; sentence: Confirmation['said'][number] }) {
  const author = { id: sentence.authorId, name: sentence.authorName }
  return (
    <li id={`level-${sentence.id}`}>
      <p className="signed__who">
        <Pebble person={author} size="small" />
        <b>{author.id === ctx.viewer.id ? 'You' : <bdi>{fullName(ctx.viewer, author)}</bdi>}</b>
      </p>
      <Markdown text={sentence.body} />
      <p className="meta">
        {sentence.role === 'mentor' ? 'Mentor' : 'Lead'}, <When at={sentence.saidOn} ctx={ctx} form="plain" />
      </p>
    </li>
  )
}

function TakenBack({ ctx, confirmation }: { ctx: Ctx; confirmation: Confirmation }) {
  const { levelTitle, takenBackAt, takenBackBy, takenBackReason, said } = confirmation
  return (
    <Fold
      summary={
        <span>
          <PlainText text={levelTitle} />{' '}
          {takenBackAt && (
            <span className="meta">
              <When at={takenBackAt} ctx={ctx} form="plain" />
            </span>
          )}
        </span>
      }
    >
      <p className="mt-2">
        Taken back by <bdi>{takenBackBy && calledName(ctx.viewer, takenBackBy)}</bdi>:{' '}
        <PlainText text={takenBackReason ?? ''} />
      </p>
      <ul className="sheet signed mt-3">
        {said.map((each) => (
          <Sentence key={each.id} ctx={ctx} sentence={each} />
        ))}
      </ul>
    </Fold>
  )
}
