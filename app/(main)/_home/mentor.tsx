import type { ReactNode } from 'react'
import { FirstCairn } from '#app/_parts/drawings/cairn.tsx'
import { MiniCairn } from '#app/_parts/drawings/mini-cairn.tsx'
import { calmWords, isMissing } from '#app/_parts/people/attention-words.ts'
import { Pebble } from '#app/_parts/people/person.tsx'
import type { ChangedAction } from '#app/_parts/sessions/changed-action.ts'
import { ToldVersion } from '#app/_parts/sessions/told-version.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { renewedWith } from '#app/(main)/actions/action-list.tsx'
import { change } from '#app/(main)/actions/actions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { capital, listOfWords, numberWord, withoutBackticks } from '#lib/core/format.ts'
import { fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { MentorHome } from '#lib/views/home/reads.ts'
import type { JuniorOfMine } from '#lib/views/home/rules.ts'
import type { Need, NeedKind } from '#lib/views/needs/rules.ts'
import { FirstSteps } from './first-steps.tsx'
import { metWords } from './met-words.ts'
import { NeedRow } from './need-row.tsx'
import { Weeks } from './weeks.tsx'

export function mentorHead({ needing, calm }: MentorHome): { title: string; lede: string } {
  const needs = needing.flatMap((junior) => junior.needs.filter(isWaiting))
  if (needs.length === 0) {
    if (calm.length === 0)
      return {
        title: 'No juniors yet',
        lede: 'Your team’s lead will pair you with a junior. Their goals and sessions will appear here.',
      }
    return { title: 'Nothing needs you', lede: `${calmWords(calm.map(attended))}.` }
  }
  if (isFirstRun({ needing, calm }))
    return {
      title: 'Lay the first stone',
      lede: 'Set a goal and plan a first session, and you’ll have something to talk about.',
    }
  const number = (kind: NeedKind) => needs.filter((need) => need.kind === kind).length
  const parts = [
    phrase(number('evidence'), 'piece of evidence to check', 'pieces of evidence to check'),
    phrase(number('proposal'), 'proposed goal to answer', 'proposed goals to answer'),
    phrase(number('contact'), 'person to meet', 'people to meet'),
    phrase(number('overdue'), 'goal overdue', 'goals overdue'),
    phrase(number('blocked'), 'goal blocked', 'goals blocked'),
    phrase(number('promise'), 'promise to keep', 'promises to keep'),
    phrase(number('no goal'), 'junior without goals', 'juniors without goals'),
    phrase(number('not met'), 'first session to plan', 'first sessions to plan'),
    phrase(number('next stage'), 'next stage to choose from', 'next stages to choose from'),
  ].filter((part) => part !== '')
  const things = needs.length === 1 ? 'thing needs you' : 'things need you'
  return {
    title: `${capital(numberWord(needs.length))} ${things}`,
    lede: `${capital(listOfWords(parts))}.`,
  }
}

// What was ticked a moment ago is still shown, and waits no more.
const isWaiting = (need: Need) => need.kind !== 'promise' || !need.isDone

/** Nobody has a goal yet, and nothing else is waiting. */
function isFirstRun({ needing, calm }: MentorHome): boolean {
  return (
    calm.length === 0 &&
    needing.every(({ needs }) => needs.every(isMissing) && needs.some(({ kind }) => kind === 'no goal'))
  )
}

const attended = ({ needs, lastHeldOn, next }: JuniorOfMine) => ({
  needs,
  lastHeldOn,
  nextOn: next?.day ?? null,
})

const phrase = (number: number, one: string, several: string) =>
  number === 0 ? '' : `${numberWord(number)} ${number === 1 ? one : several}`

type Props = { ctx: Ctx; home: MentorHome; kept: ChangedAction | undefined }

/** `kept` is the promise that was ticked or opened again a moment ago. */
export function MentorMain({ ctx, home, kept }: Props) {
  const today = dayIn(ctx.now, ctx.timeZone)
  // With one junior and nothing begun, the first steps say what is missing.
  const begins = isFirstRun(home) && home.needing.length === 1
  const [needing, calm] = begins ? [[], home.needing] : [home.needing, home.calm]
  if (needing.length + calm.length === 0)
    return (
      <div className="first first--beside">
        <EmptyList
          title="Your juniors will appear here"
          level={2}
          action={
            <a className="button" href="/roadmaps">
              Look at the roadmap
            </a>
          }
        >
          A lead of your team will pair you with someone. Until then, you can look at the roadmap they’ll
          follow.
        </EmptyList>
        <FirstCairn />
      </div>
    )
  return (
    <>
      {begins && <FirstSteps junior={calm[0]} />}
      {needing.length > 0 && (
        <section aria-labelledby="needs">
          <div className="section-head">
            <h2 id="needs">Needs you now</h2>
            <p className="meta">Longest wait first</p>
          </div>
          <ActionForm
            action={change}
            part="change needs"
            fixed={{ from: '/', list: 'promise' }}
            className="sheet"
            aria-label="Needs you now"
            renewed={renewedWith(
              needing.flatMap(({ needs }) =>
                needs.flatMap((need) =>
                  need.kind === 'promise' ? [{ id: need.actionId, version: need.version }] : [],
                ),
              ),
            )}
          >
            <ToldVersion />
            {needing.map((junior) => (
              <article className="person" key={junior.mentorshipId}>
                <Plain as="div" className="person__head" data-row="">
                  <Pebble person={junior} size="large" />
                  <div>
                    <h3>
                      <a className="title" href={`/people/${junior.id}`}>
                        <bdi>{fullName(ctx.viewer, junior)}</bdi>
                      </a>
                    </h3>
                    <p className="meta">{stageWords(junior)}</p>
                    <Weeks junior={junior} today={today} />
                  </div>
                  <MiniCairn stages={junior.stages} />
                  <LogLinks ctx={ctx} junior={junior} />
                </Plain>
                <ul className="person__needs">
                  {junior.needs.map((need) => (
                    <NeedRow
                      ctx={ctx}
                      key={
                        'goalId' in need
                          ? need.kind + need.goalId
                          : 'actionId' in need
                            ? need.actionId
                            : 'proposalId' in need
                              ? need.proposalId
                              : need.kind
                      }
                      need={need}
                      junior={junior}
                      today={today}
                      said={'actionId' in need && need.actionId === kept?.id ? kept.said : undefined}
                    />
                  ))}
                </ul>
              </article>
            ))}
          </ActionForm>
        </section>
      )}
      {calm.length > 0 && (
        <section aria-labelledby="fine">
          <div className="section-head">
            <h2 id="fine" className={needing.length > 0 ? 'subheading' : undefined}>
              {needing.length > 0 ? 'Doing fine' : 'Your juniors'}
            </h2>
          </div>
          <Plain as="div" className="sheet">
            {calm.map((junior) => (
              <div className="calm" data-row="" key={junior.mentorshipId}>
                <Pebble person={junior} />
                <p className="calm__text">
                  <a className="title" href={`/people/${junior.id}`}>
                    <bdi>{fullName(ctx.viewer, junior)}</bdi>
                  </a>
                  <span className="meta">
                    {junior.stage ? `Stage ${junior.stage.position}. ` : ''}
                    {metWords(ctx, junior)}
                  </span>
                  <Weeks junior={junior} today={today} />
                </p>
                <MiniCairn stages={junior.stages} />
                <LogLinks ctx={ctx} junior={junior} />
              </div>
            ))}
          </Plain>
        </section>
      )}
    </>
  )
}

function stageWords({ stage }: Pick<JuniorOfMine, 'stage'>): ReactNode {
  return stage ? `Stage ${stage.position}, ${withoutBackticks(stage.title)}` : 'No goals yet'
}

function LogLinks({ ctx, junior }: { ctx: Ctx; junior: { id: string; name: string } }) {
  return (
    <div className="person__actions">
      <a className="button button--small button--quiet" href={`/sessions/new?with=${junior.id}`}>
        <Icon name="people" />
        Log session
        <span className="visually-hidden">
          {' '}
          with <bdi>{fullName(ctx.viewer, junior)}</bdi>
        </span>
      </a>
      <a className="button button--small button--quiet" href={`/reviews/new?with=${junior.id}`}>
        <Icon name="code" />
        Log review
        <span className="visually-hidden">
          {' '}
          for <bdi>{fullName(ctx.viewer, junior)}</bdi>
        </span>
      </a>
    </div>
  )
}
