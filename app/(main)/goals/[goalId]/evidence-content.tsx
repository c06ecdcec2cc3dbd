import { Markdown } from '#app/_parts/text/markdown.tsx'
import type { GoalPage } from '#lib/goals/reads.ts'
import { LinkLine } from './link-line.tsx'

type Content = Pick<GoalPage['evidence'][number], 'note' | 'outcome' | 'repositoryUrl' | 'links'>

/** `heading` is one level below the version's own; the addresses in `fresh` are marked as new. */
export function EvidenceContent({
  version,
  heading: Heading = 'h4',
  fresh = [],
}: {
  version: Content
  heading?: 'h3' | 'h4'
  fresh?: string[] | undefined
}) {
  const { note, outcome, repositoryUrl, links } = version
  return (
    <>
      {note && <Markdown text={note} />}
      {outcome && (
        <>
          <Heading className="subheading mt-4">Outcome</Heading>
          <Markdown text={outcome} />
        </>
      )}
      {(links.length > 0 || repositoryUrl) && (
        <ul className="links">
          {repositoryUrl && (
            <LinkLine url={repositoryUrl} title="Repository" isNew={fresh.includes(repositoryUrl)} />
          )}
          {links.map(({ id, url, title }) => (
            <LinkLine key={id} url={url} title={title} isNew={fresh.includes(url)} />
          ))}
        </ul>
      )}
    </>
  )
}
