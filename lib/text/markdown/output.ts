import type { MarkdownIt } from 'markdown-it'
import { spentIn } from './account.ts'
import { escapeHtml } from './escape.ts'
import { canHighlight, highlight } from './highlight.ts'
import { languageNamed } from './languages.ts'
import { bounds } from './limits.ts'

type Rules = MarkdownIt['renderer']['rules']

/** Can be scrolled with the keyboard. `html` must be escaped already; `label` is for screen readers. */
export function codeBlock(html: string, label: string): string {
  return `<pre tabindex="0" role="group" aria-label="${escapeHtml(label)}"><code>${html}</code></pre>\n`
}

/** HTML for tokens that aren't plain tags. All text must go through `escapeHtml()`. */
export const rules: Rules = {
  fence: (tokens, index, _options, env) => {
    const token = tokens[index]
    const code = token?.content ?? ''
    const language = languageNamed(token?.info.split(/\s/, 1)[0] ?? '')
    if (!language) return codeBlock(escapeHtml(code), 'Code')
    const spent = spentIn(env)
    const room = bounds.codeCharacters - spent.codeCharacters
    if (canHighlight(code, room)) spent.codeCharacters += code.length
    return codeBlock(highlight(code, language.id, room), `Code, ${language.name}`)
  },
  code_block: (tokens, index) => codeBlock(escapeHtml(tokens[index]?.content ?? ''), 'Code'),
  plain: (tokens, index) => `<p>${escapeHtml(tokens[index]?.content ?? '')}</p>\n`,
  table_open: () => '<div class="prose__table" tabindex="0" role="group" aria-label="Table"><table>\n',
  table_close: () => '</table></div>\n',
  task: (tokens, index) =>
    tokens[index]?.meta?.done
      ? '<span class="task__mark" role="img" aria-label="Done">☑</span> '
      : '<span class="task__mark" role="img" aria-label="To do">☐</span> ',
}
