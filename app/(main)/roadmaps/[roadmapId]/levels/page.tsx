import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { count, withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { getWorkingCopy, type WorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { Labels, Tool } from '../edit/outline.tsx'
import { crumbsWithin } from '../edit/page.tsx'
import { arrange } from './actions.ts'

type Props = { params: Promise<{ roadmapId: string }> }

// Shared by `generateMetadata` and the page.
const copyOf = cache(
  async (roadmapId: string) =>
    (await found(getWorkingCopy(await requireContext(), addressId(roadmapId)))) ?? notFound(),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { copy } = await copyOf((await params).roadmapId)
  return { title: `Levels: ${withoutBackticks(copy.title)}` }
}

export default async function LevelsPage({ params }: Props) {
  await requireContext()
  const written = await copyOf((await params).roadmapId)
  const { id, copy } = written
  const levels = copy.levels.filter(({ isRemoved }) => !isRemoved)
  const removed = copy.levels.filter(({ isRemoved }) => isRemoved)
  return (
    <Page
      title="Levels"
      lede="What someone at each level has achieved, from the lowest to the highest. A mentor and a lead confirm it, in their own words."
      crumbs={crumbsWithin(written)}
      width="read"
    >
      <DidNotice />
      <ActionForm
        action={arrange}
        formId={newId()}
        fixed={{ roadmapId: id }}
        aria-label="Levels"
        renewed={`${copy.id} ${copy.updatedAt.getTime()}`}
      >
        <Labels />
        {levels.length === 0 ? (
          <EmptyList level={2} title="No levels yet" action={<AddLevel />}>
            A roadmap works without them. With levels, everyone sees what the next one asks for.
          </EmptyList>
        ) : (
          <ul className="sheet outline">
            {levels.map((level, place) => (
              <LevelLine key={level.key} written={written} level={level} place={place} of={levels.length} />
            ))}
            <li className="outline__add">
              <AddLevel />
            </li>
          </ul>
        )}
        {removed.length > 0 && <RemovedLevels levels={removed} />}
      </ActionForm>
    </Page>
  )
}

const AddLevel = () => (
  <button type="submit" name="do" value="add" className="button button--small">
    <Icon name="plus" />
    Add level
  </button>
)

type Level = WorkingCopy['copy']['levels'][number]

function LevelLine(props: { written: WorkingCopy; level: Level; place: number; of: number }) {
  const { written, level, place, of } = props
  const { key, title } = level
  const there = new Set(
    written.content.stages.flatMap(({ milestones }) => milestones.map((each) => each.key)),
  )
  const gone = level.expects.filter(({ milestone }) => !there.has(milestone)).length
  const named = `level-title-${key}`
  const move = (to: number) => `move ${key} ${place} ${to}`
  return (
    <li id={`level-${key}`}>
      <div>
        <h2>
          <a className="title" id={named} href={`/roadmaps/${written.id}/levels/${key}`}>
            {title ? <PlainText text={title} /> : <em>Level without a title</em>}
          </a>
        </h2>
        <p className="meta">
          Expects {count(level.expects.length - gone, 'milestone')}
          {gone > 0 && `, and ${gone} no longer in the roadmap`}
        </p>
      </div>
      <span className="outline__tools">
        <Tool label="up" of={named} icon="up" press={move(place - 1)} off={place === 0} />
        <Tool label="down" of={named} icon="up" press={move(place + 1)} off={place === of - 1} />
        <Tool label="remove" of={named} icon="close" press={`remove ${key}`} ends />
      </span>
    </li>
  )
}

/** What was removed stays here until the working copy is published. */
function RemovedLevels({ levels }: { levels: Level[] }) {
  return (
    <section className="mt-11" aria-labelledby="removed">
      <div className="section-head">
        <h2 id="removed">Removed in this copy</h2>
        <p className="meta">Kept here until you publish</p>
      </div>
      <ul className="sheet rows">
        {levels.map(({ key, title, expects }) => (
          <li key={key} className="outline__removed" id={`level-${key}`}>
            <div>
              <p className="line-through">
                <PlainText text={title || 'Without a title'} />
              </p>
              <p className="meta">It expected {count(expects.length, 'milestone')}.</p>
            </div>
            <button type="submit" name="do" value={`restore ${key}`} className="button button--small">
              Undo
              <span className="visually-hidden">
                : <PlainText text={title} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
