import { codeParts } from '#lib/core/format.ts'

/** A text of one line, in its own direction, with what is between backticks as code. Nothing else in it is Markdown. */
export function PlainText({ text }: { text: string }) {
  return (
    <bdi>
      {codeParts(text).map(({ text: part, isCode, at }) => (isCode ? <code key={at}>{part}</code> : part))}
    </bdi>
  )
}
