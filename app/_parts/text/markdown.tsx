import { Prose, ProseLine } from '#app/_ui/prose.tsx'
import { languageForFile, languageNamed } from '#lib/text/markdown/languages.ts'
import { renderLine, renderMarkdown, renderSnippet } from '#lib/text/markdown/render.ts'

export function Markdown({ text, className }: { text: string; className?: string }) {
  return <Prose html={renderMarkdown(text)} className={className} />
}

export function MarkdownLine({ text }: { text: string }) {
  return <ProseLine html={renderLine(text)} />
}

export function Snippet({
  code,
  language,
  file,
}: {
  code: string
  language?: string | null
  file?: string | null
}) {
  const known = languageNamed(language ?? '')?.id ?? languageForFile(file ?? '')
  return <Prose html={renderSnippet(code, known, file ?? undefined)} />
}
