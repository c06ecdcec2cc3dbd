import { Prose, ProseLine } from '#app/_ui/prose.tsx'
import { languageForFile, languageNamed } from '#lib/text/markdown/languages.ts'
import { renderLine, renderMarkdown, renderSnippet } from '#lib/text/markdown/render.ts'

/** A text that somebody wrote, as Markdown. */
export function Markdown({ text, className }: { text: string; className?: string }) {
  return <Prose html={renderMarkdown(text)} className={className} />
}

/** A text of one line with code and emphasis in it, such as a criterion. Stands inside other text. */
export function MarkdownLine({ text }: { text: string }) {
  return <ProseLine html={renderLine(text)} />
}

/** A piece of program text from a review. Its language is the one named, else told from the file's name. */
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
