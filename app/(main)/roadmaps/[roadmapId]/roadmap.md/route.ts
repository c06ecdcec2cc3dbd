import { toMarkdown } from '#lib/roadmaps/files/written/rules.ts'
import { download } from '../download.ts'

export const GET = download('text/markdown', 'md', ({ content }) => toMarkdown(content))
