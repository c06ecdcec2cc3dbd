import { When } from '#app/_parts/sessions/when.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { Fold } from '#app/_ui/notice.tsx'
import type { TextVersion } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { count, plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'

type Edited = { editedAt: Date | null; versions: readonly TextVersion[] }

/** ", edited 12 Nov", for the line that says who wrote a text and when. */
export function EditedMark({ ctx, text }: { ctx: Ctx; text: Pick<Edited, 'editedAt'> }) {
  if (!text.editedAt) return null
  return (
    <>
      , edited <When at={text.editedAt} ctx={ctx} />
    </>
  )
}

/** Below a text: its earlier words, as far as the viewer may read them. */
export function EarlierVersions({ ctx, text }: { ctx: Ctx; text: Pick<Edited, 'versions'> }) {
  const { versions } = text
  if (versions.length === 0) return null
  return (
    <Fold summary={count(versions.length, 'earlier version')}>
      {versions.map((version) => (
        <div className="note mt-3" key={version.id}>
          <p className="meta">
            Until <When at={version.replacedAt} ctx={ctx} />
          </p>
          {Object.entries(version.fields).map(([name, words]) => (
            <EarlierWords key={name} ctx={ctx} name={name} words={words} />
          ))}
        </div>
      ))}
    </Fold>
  )
}

/** The text of a line below which nothing else says that it was edited. */
export function Edited({ ctx, text }: { ctx: Ctx; text: Edited }) {
  if (!text.editedAt) return null
  return (
    <>
      <p className="meta">
        Edited <When at={text.editedAt} ctx={ctx} />
      </p>
      <EarlierVersions ctx={ctx} text={text} />
    </>
  )
}

const labels: Record<string, string> = {
  title: 'Title',
  url: 'Link',
  link: 'Link',
  links: 'Links',
  repositoryUrl: 'Repository',
  outcome: 'Outcome',
  summary: 'Summary',
  wentWell: 'Went well',
  toImprove: 'To improve',
  findings: 'Findings',
  dueOn: 'Due',
  observedOn: 'Day',
  doneOn: 'Day',
  happenedOn: 'Day',
  reviewedOn: 'Day',
}
const days = ['dueOn', 'observedOn', 'doneOn', 'happenedOn', 'reviewedOn']
const lines = ['title', 'url', 'link', 'links', 'repositoryUrl', 'findings']

function EarlierWords({ ctx, name, words }: { ctx: Ctx; name: string; words: string }) {
  const label = labels[name]
  if (days.includes(name))
    return (
      <p className="meta">
        {label}: {plainDay(words, dayIn(ctx.now, ctx.timeZone))}
      </p>
    )
  return (
    <>
      {label && <p className="meta mt-3">{label}</p>}
      {lines.includes(name) ? (
        <p dir="auto" className="whitespace-pre-wrap">
          {words}
        </p>
      ) : (
        <Markdown text={words} />
      )}
    </>
  )
}
