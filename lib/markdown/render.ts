/** The HTML of a Markdown text. */
export function renderMarkdown(text: string): string {
  return `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
}
