import { Markdown } from '#app/_parts/text/markdown.tsx'
import type { GoalPage } from '#lib/goals/reads.ts'
import { LinkLine } from './link-line.tsx'

type Content = Pick<GoalPage['evidence'][number], 'note' | 'outcome' | 'repositoryUrl' | 'links'>

export function EvidenceContent({ version }: { version: Content }) {
  const { note, outcome, repositoryUrl, links } = version
  return (
    <>
      {note && <Markdown text={note} />}
      {outcome && (
        <>
          <h4 className="subheading mt-4">Outcome</h4>
          <Markdown text={outcome} />
        </>
      )}
      {(links.length > 0 || repositoryUrl) && (
        <ul className="links">
          {repositoryUrl && <LinkLine url={repositoryUrl} title="Repository" />}
          {links.map(({ id, url, title }) => (
            <LinkLine key={id} url={url} title={title} />
          ))}
        </ul>
      )}
    </>
  )
}
