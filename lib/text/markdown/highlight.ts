import type { LanguageFn } from 'highlight.js'
import core from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import go from 'highlight.js/lib/languages/go'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import python from 'highlight.js/lib/languages/python'
import rust from 'highlight.js/lib/languages/rust'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { escapeHtml } from './escape.ts'
import { dockerfile, ini } from './grammars.ts'
import type { LanguageId } from './languages.ts'
import { bounds } from './limits.ts'

const grammars: Record<LanguageId, LanguageFn> = {
  bash,
  c,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
}
const hljs = core.newInstance()
for (const [id, grammar] of Object.entries(grammars)) hljs.registerLanguage(id, grammar)

/** highlight.js has about sixty scopes, Cairn six colours. A scope that isn't listed keeps the text colour. */
const classes: Record<string, string> = {
  keyword: 'keyword',
  literal: 'keyword',
  name: 'keyword',
  section: 'keyword',
  'selector-tag': 'keyword',
  string: 'string',
  regexp: 'string',
  comment: 'remark',
  quote: 'remark',
  addition: 'added',
  deletion: 'deleted',
  meta: 'directive',
}

/** `room` is how many characters may still be highlighted. */
export function canHighlight(code: string, room: number = bounds.codeCharacters): boolean {
  if (code.length > room) return false
  return code.split('\n').every((line) => line.length <= bounds.codeLine)
}

/** Escaped HTML, with spans of the classes in `classes` if `canHighlight()` allows it. */
export function highlight(code: string, language: LanguageId | null, room?: number): string {
  if (language === null || !canHighlight(code, room)) return escapeHtml(code)
  return compact(hljs.highlight(code, { language, ignoreIllegals: true }).value)
}

function compact(html: string): string {
  const kept: boolean[] = []
  return (
    html
      .replace(/<span class="([^"]*)">|<\/span>/g, (_tag, scope: string | undefined) => {
        if (scope === undefined) return kept.pop() ? '</span>' : ''
        const name = classes[/^hljs-([a-z-]+)/.exec(scope)?.[1] ?? '']
        kept.push(name !== undefined)
        return name ? `<span class="${name}">` : ''
      })
      // Added and deleted lines are shown as blocks, so a line end outside the span would add an empty line.
      .replace(/<span class="(added|deleted)">([^<\n]*)<\/span>\n/g, '<span class="$1">$2\n</span>')
  )
}
