import type { Draft } from '#lib/record/drafts/reads.ts'
import { draftTexts } from '#lib/record/drafts/rules.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import type { NamedDraft } from '#lib/views/drafts/reads.ts'

/** The form with this draft in it; where its author no longer sees the form, the draft's own page. */
export function draftHref({ id, address, verb, about }: NamedDraft): string {
  return about ? `${address}${address.includes('?') ? '&' : '?'}draft=${id}#draft-${verb}` : `/drafts/${id}`
}

/** The beginning of what was typed, without its Markdown. */
export function firstWords({ verb, fields }: Pick<Draft, 'verb' | 'fields'>, most: number): string {
  const [words = ''] = draftTexts(verb, fields)
  return plainText(words, most)
}
