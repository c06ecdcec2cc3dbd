import { FindingSeverity } from '#app/_parts/reviews/finding-mark.tsx'
import { Markdown, Snippet } from '#app/_parts/text/markdown.tsx'
import type { Review } from '#lib/reviews/reads.ts'
import { formatPosition } from '#lib/text/positions/rules.ts'

export function Finding({ finding }: { finding: Review['findings'][number] }) {
  const where = formatPosition(finding)
  return (
    <li className="finding" id={`finding-${finding.id}`}>
      <p className="mb-1.5 flex flex-wrap items-center gap-x-3.5 gap-y-0.5">
        <FindingSeverity severity={finding.severity} />
        <span className="meta">{finding.themeName}</span>
        {where && <code className="sm:ms-auto">{where}</code>}
      </p>
      <Markdown text={finding.body} />
      {finding.snippet && <Snippet code={finding.snippet} file={finding.file} />}
    </li>
  )
}
