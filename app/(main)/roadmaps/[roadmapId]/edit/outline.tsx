import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { Plain } from '#app/_ui/plain.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import type { WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { milestoneInWords } from '../milestone.tsx'
import { arrange } from './actions.ts'
import { DragRows } from './drag-rows.tsx'
import { Removed } from './removed.tsx'

type Stage = WorkingCopy['stages'][number]
type Milestone = WorkingCopy['milestones'][number]

/** One form whose buttons are all presses; texts are written on pages of their own. */
export function Outline({ written, open }: { written: WorkingCopy; open: string | undefined }) {
  const { id, copy } = written
  const stages = written.stages.filter(({ removedAt }) => removedAt === null)
  const shown = stages.some(({ key }) => key === open) ? open : stages[0]?.key
  const titles = new Map(written.milestones.map(({ key, title }) => [key, title]))
  return (
    <ActionForm
      action={arrange}
      formId={newId()}
      fixed={{ roadmapId: id }}
      aria-label="Outline"
      renewed={`${copy.id} ${copy.updatedAt.getTime()}`}
    >
      <DragRows />
      <Labels />
      <Plain as="div" buttons>
        {stages.map((stage, place) => (
          <StageRows
            key={stage.id}
            roadmapId={id}
            stage={stage}
            place={place}
            stages={stages.length}
            isOpen={stage.key === shown}
            milestones={written.milestones.filter(
              ({ stageId, removedAt }) => stageId === stage.id && removedAt === null,
            )}
            titles={titles}
          />
        ))}
        <p className="mt-4">
          <button type="submit" name="do" value="add-stage" className="button">
            <Icon name="plus" />
            Add stage
          </button>
        </p>
        <Removed written={written} />
      </Plain>
    </ActionForm>
  )
}

type Rows = {
  roadmapId: string
  stage: Stage
  place: number
  stages: number
  isOpen: boolean
  milestones: Milestone[]
  titles: Map<string, string>
}

function StageRows({ roadmapId, stage, place, stages, isOpen, milestones, titles }: Rows) {
  const { key, position, title } = stage
  const named = `stage-title-${key}`
  const move = (to: number) => `move-stage ${key} ${position} ${to}`
  return (
    <details className="stage" open={isOpen} data-into={key}>
      <summary>
        <span className="stage__number" aria-hidden="true">
          {place + 1}
        </span>
        <h2 id={named}>
          <span className="visually-hidden">Stage {place + 1}: </span>
          {title ? <PlainText text={title} /> : <em>Stage without a title</em>}
        </h2>
        <span className="meta">{count(milestones.length, 'milestone')}</span>
        <Icon name="right" />
      </summary>
      <div className="stage__content" id={`stage-${key}`}>
        <div className="stage__about">
          <p>
            <MarkdownLine text={stage.summary} />{' '}
            <a className="text-sm whitespace-nowrap" href={`/roadmaps/${roadmapId}/stages/${key}`}>
              Edit stage
            </a>
          </p>
          <span className="outline__tools">
            <Tool label="up" of={named} icon="up" press={move(place - 1)} off={place === 0} />
            <Tool label="down" of={named} icon="up" press={move(place + 1)} off={place === stages - 1} />
            <Tool label="remove" of={named} icon="close" press={`remove-stage ${key}`} ends />
          </span>
        </div>
        <ul className="sheet outline" data-rows={key}>
          {milestones.map((milestone, index) => (
            <MilestoneLine
              key={milestone.id}
              roadmapId={roadmapId}
              stage={key}
              milestone={milestone}
              index={index}
              last={milestones.length - 1}
              titles={titles}
            />
          ))}
          <li className="outline__add">
            <button
              type="submit"
              name="do"
              value={`add-milestone ${key}`}
              className="button button--small button--quiet"
            >
              <Icon name="plus" />
              Add milestone
            </button>
          </li>
        </ul>
      </div>
    </details>
  )
}

type Line = {
  roadmapId: string
  stage: string
  milestone: Milestone
  index: number
  last: number
  titles: Map<string, string>
}

function MilestoneLine({ roadmapId, stage, milestone, index, last, titles }: Line) {
  const { key, position, title, needs } = milestone
  const named = `title-${key}`
  const move = (to: number) => `move-milestone ${key} ${position} ${stage}:${stage}:${to}`
  const needed = needs.flatMap((each) => titles.get(each) ?? [])
  return (
    <li id={key} data-move={`${key} ${position} ${stage}`}>
      <div>
        <h3>
          <a className="title" id={named} href={`/roadmaps/${roadmapId}/edit/${key}`}>
            {title ? <PlainText text={title} /> : <em>Milestone without a title</em>}
          </a>
        </h3>
        <p className="meta">
          {milestoneInWords(milestone)}
          {needed.length > 0 && (
            <>
              {' '}
              Needs <bdi>“{needed[0]}”</bdi>
              {needed.length > 1 && ` and ${needed.length - 1} more`} first.
            </>
          )}
        </p>
      </div>
      <span className="outline__tools">
        <Tool label="up" of={named} icon="up" press={move(index - 1)} off={index === 0} />
        <Tool label="down" of={named} icon="up" press={move(index + 1)} off={index === last} />
        <Tool label="copy" of={named} icon="document" press={`copy-milestone ${key}`} />
        <Tool label="remove" of={named} icon="close" press={`remove-milestone ${key}`} ends />
      </span>
    </li>
  )
}

const labels = { up: 'Move up', down: 'Move down', copy: 'Duplicate', remove: 'Remove' }

// Named once, and not for each of several hundred buttons.
export function Labels() {
  return (
    <span hidden>
      {Object.entries(labels).map(([name, words]) => (
        <span key={name} id={`do-${name}`}>
          {words}
        </span>
      ))}
    </span>
  )
}

type Pressed = {
  label: keyof typeof labels
  of: string
  icon: IconName
  press: string
  off?: boolean
  ends?: boolean
}

export function Tool({ label, of, icon, press, off, ends }: Pressed) {
  return (
    <button
      type="submit"
      name="do"
      value={press}
      className={ends ? 'outline__tool outline__tool--ends' : 'outline__tool'}
      aria-labelledby={`do-${label} ${of}`}
      title={labels[label]}
      disabled={off}
    >
      <Icon name={icon} {...(label === 'down' && { className: 'rotate-180' })} />
    </button>
  )
}
