import type { ReactNode } from 'react'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { ProseLine } from '#app/_ui/prose.tsx'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import type { Differences, MilestoneDifference, MilestoneField } from '#lib/roadmaps/differences/rules.ts'
import type { Holders, Holding } from '#lib/roadmaps/publishing/reads.ts'
import { renderChanges } from '#lib/text/markdown/changes.ts'
import { milestoneInWords } from '../milestone.tsx'
import { kindOf } from './change-lines.ts'
import { holdingWords, keepingWords } from './holding-words.ts'
import { LevelChange, levelInWords, titlesIn } from './level-changes.tsx'

type Props = {
  before: RoadmapContent
  after: RoadmapContent
  changes: Differences
  versions: Versions
  /** Before publishing: who has the milestones, as far as the viewer may know. */
  holders?: Holders | undefined
}
/** Their numbers. */
type Versions = readonly [before: number, after: number]

/** What changed from one version to another, both texts beside each other. */
export function Comparison({ before, after, changes, versions, holders }: Props) {
  const { fields, stages, milestones, levels } = changes
  const of = (kind: ReturnType<typeof kindOf>) => milestones.filter((each) => kindOf(each) === kind)
  const stagesOf = (change: string) => stages.filter((each) => each.change === change)
  const levelsOf = (change: string) => levels.filter((each) => each.change === change)
  const milestoneTitles = titlesIn(before, after)
  const holdingOf = (key: string) => holders && (holders.get(key) ?? { people: 0, achieved: 0 })
  const titles = new Map([...before.stages, ...after.stages].map(({ key, title }) => [key, title]))
  return (
    <Plain as="div">
      <h2 className="visually-hidden">Changes since version {versions[0]}</h2>
      <Group title="Added" rows={[...stagesOf('added'), ...of('added'), ...levelsOf('added')].length}>
        {stagesOf('added').map(({ key, title }) => (
          <Change key={key} title={title} meta="A stage" />
        ))}
        {of('added').map(({ key, after }) => (
          <Change key={key} title={after?.title} meta={after && milestoneInWords(after)} />
        ))}
        {levelsOf('added').map((level) => (
          <Change key={level.key} title={level.after?.title} meta={levelInWords(level)} />
        ))}
      </Group>
      <Group title="Removed" rows={[...stagesOf('removed'), ...of('removed'), ...levelsOf('removed')].length}>
        {stagesOf('removed').map(({ key, title }) => (
          <Change key={key} title={title} meta="A stage" isGone />
        ))}
        {of('removed').map(({ key, before }) => (
          <Change key={key} title={before?.title} meta={keepingWords(holdingOf(key))} isGone />
        ))}
        {levelsOf('removed').map(({ key, before }) => (
          <Change key={key} title={before?.title} meta="A level. Confirmations of it stay." isGone />
        ))}
      </Group>
      <Group
        title="Reworded"
        rows={
          fields.length +
          of('reworded').length +
          stages.filter((each) => each.fields.length > 0).length +
          levelsOf('changed').length
        }
      >
        {fields.map(({ name, before, after }) => (
          <Change key={name} title={name === 'title' ? 'The roadmap’s title' : 'The roadmap’s summary'}>
            <Both versions={versions} before={before} after={after} />
          </Change>
        ))}
        {stages
          .filter((each) => each.fields.length > 0)
          .map(({ key, title, fields }) => (
            <Change key={key} title={title} meta="A stage">
              {fields.map(({ name, before, after }) => (
                <Both key={name} versions={versions} before={before} after={after} />
              ))}
            </Change>
          ))}
        {of('reworded').map((each) => (
          <RewordedMilestone key={each.key} change={each} versions={versions} holding={holdingOf(each.key)} />
        ))}
        {levelsOf('changed').map((level) => (
          <Change key={level.key} title={level.after?.title} meta={levelInWords(level)}>
            <LevelChange change={level} titles={milestoneTitles} />
          </Change>
        ))}
      </Group>
      <Group title="Moved" rows={of('moved').length + stages.filter(onlyMoved).length}>
        {stages.filter(onlyMoved).map(({ key, title, moved }) => (
          <Change key={key} title={title} meta={`A stage: from place ${moved?.from} to ${moved?.to}`} />
        ))}
        {of('moved').map(({ key, after, moved }) => (
          <Change
            key={key}
            title={after?.title}
            meta={
              moved && moved.fromStage !== moved.toStage
                ? `From “${titles.get(moved.fromStage)}” to “${titles.get(moved.toStage)}”. The text is the same.`
                : `From place ${moved?.from} to ${moved?.to} in its stage. The text is the same.`
            }
          />
        ))}
      </Group>
    </Plain>
  )
}

const onlyMoved = ({ change, fields }: Differences['stages'][number]) =>
  change === 'changed' && fields.length === 0

function Group({ title, rows, children }: { title: string; rows: number; children: ReactNode }) {
  if (rows === 0) return null
  return (
    <section className="comparison">
      <h3 className="subheading">{title}</h3>
      <ul className="sheet rows">{children}</ul>
    </section>
  )
}

function Change(props: {
  title: string | undefined
  meta?: string | null | undefined
  isGone?: boolean
  children?: ReactNode
}) {
  return (
    <li>
      <h4 className={props.isGone ? 'line-through' : undefined}>
        <PlainText text={props.title || 'Without a title'} />
      </h4>
      {props.meta && (
        <p className="meta">
          <PlainText text={props.meta} />
        </p>
      )}
      {props.children}
    </li>
  )
}

function Both(props: { versions: Versions; before: string; after: string; label?: string }) {
  const { versions, before, after, label } = props
  const marked = renderChanges(before, after)
  return (
    <>
      {label && <p className="meta mt-3">{label}</p>}
      <div className="both-texts">
        <div>
          <h5 className="both-texts__head">Version {versions[0]}</h5>
          <p className="whitespace-pre-line">
            {before ? <ProseLine html={marked.before} /> : <i>Nothing</i>}
          </p>
        </div>
        <div>
          <h5 className="both-texts__head">Version {versions[1]}</h5>
          <p className="whitespace-pre-line">{after ? <ProseLine html={marked.after} /> : <i>Nothing</i>}</p>
        </div>
      </div>
    </>
  )
}

const fieldWords: Record<MilestoneField, string> = {
  title: 'Title',
  kind: 'Kind',
  description: 'Purpose',
  needs: 'Prerequisites',
  weeks: 'Expected weeks',
  shown: 'How it’s shown',
  outcome: 'Outcome',
  rubric: 'Four steps',
  cadence: 'How often',
  resources: 'Resources',
}

function RewordedMilestone(props: {
  change: MilestoneDifference
  versions: Versions
  holding: Holding | undefined
}) {
  const { change, versions, holding } = props
  const { before, after, fields, criteria } = change
  if (!before || !after) return null
  const place = (key: string) => after.criteria.findIndex((each) => each.key === key) + 1
  return (
    <Change
      title={after.title}
      meta={[milestoneInWords(after), holding && holdingWords(holding)].filter(Boolean).join(' ')}
    >
      {fields.map((name) => (
        <Both
          key={name}
          label={fieldWords[name]}
          versions={versions}
          before={fieldText(before, name)}
          after={fieldText(after, name)}
        />
      ))}
      {criteria.map(({ key, change, before, after }) => (
        <Both
          key={key}
          label={criterionWords(change, after ? place(key) : 0)}
          versions={versions}
          before={before ?? ''}
          after={after ?? ''}
        />
      ))}
    </Change>
  )
}

function criterionWords(change: MilestoneDifference['criteria'][number]['change'], place: number): string {
  if (change === 'removed') return 'A criterion, removed'
  const said = { added: ', new', moved: ', moved', reworded: '' }
  return `Criterion ${place}${said[change]}`
}

function fieldText(milestone: MilestoneContent, name: MilestoneField): string {
  switch (name) {
    case 'title':
    case 'description':
      return milestone[name]
    case 'kind':
      return milestoneInWords(milestone)
    case 'needs':
      return milestone.needs.join('\n')
    case 'weeks':
      return milestone.weeks === null ? '' : String(milestone.weeks)
    case 'shown':
      return milestone.shown.map((each) => (each === 'alone' ? 'Done alone' : 'Explained live')).join('\n')
    case 'outcome':
      return milestone.outcome ?? ''
    case 'rubric':
      return (milestone.rubric ?? []).map(({ title, text }) => `${title}: ${text}`).join('\n')
    case 'cadence':
      return milestoneInWords(milestone)
    case 'resources':
      return milestone.resources.map(({ title, url }) => [title, url].filter(Boolean).join(', ')).join('\n')
  }
}
