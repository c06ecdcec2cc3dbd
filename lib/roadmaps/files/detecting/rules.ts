import { InvalidYaml, readYamlDocuments } from '../../yaml/rules.ts'
import { UnreadableFile } from '../building/rules.ts'
import { isCairnsTable } from '../cairn/csv/rules.ts'
import { isCairn } from '../cairn/rules.ts'
import type { Format } from '../choosing/rules.ts'
import { isFinancialTimes } from '../financial-times/rules.ts'
import { apartFiles, isForwardImpact } from '../forward-impact/rules.ts'
import { isMonzo } from '../monzo/rules.ts'
import { isRoadmapSh, isRoadmapShPicture } from '../roadmap-sh/rules.ts'
import { isSnowflake } from '../snowflake/rules.ts'
import { rowsFrom, separatorIn } from '../tables/rules.ts'
import { isUnidays } from '../unidays/rules.ts'
import { isRecord, textAt } from '../values/rules.ts'

export type Detected =
  | {
      format: Exclude<Format, 'table' | 'cairn-csv' | 'markdown'>
      documents: unknown[]
      rest?: { text: string; line: number }
    }
  | { format: 'table' }
  | { format: 'cairn-csv' }
  | { format: 'markdown'; text: string; firstLine: number; name: string }

const shapes: [Exclude<Format, 'table' | 'cairn-csv' | 'markdown'>, (value: unknown) => boolean][] = [
  ['roadmap-sh', isRoadmapSh],
  ['cairn', isCairn],
  ['monzo', isMonzo],
  ['financial-times', isFinancialTimes],
  ['unidays', isUnidays],
  ['forward-impact', isForwardImpact],
  ['snowflake', isSnowflake],
]

/** By what is in the file; the name only helps where that could be several things. Throws UnreadableFile. */
export function detect(text: string, name: string, chosen?: Format): Detected {
  const start = text.trimStart()
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
  if (chosen === 'table') return { format: 'table' }
  if (chosen === 'cairn-csv') return { format: 'cairn-csv' }
  if (chosen === 'markdown') return { format: 'markdown', text, firstLine: 1, name: '' }
  if (/^[{[]/.test(start) && (ending === 'json' || !/^\[[^\]\n]*\]\(/.test(start)))
    return fromValues([jsonIn(text)], chosen)
  const front = frontMatterIn(text)
  if (front) {
    const [value] = valuesIn(front.yaml) ?? []
    if (isMonzo(value))
      return { format: 'monzo', documents: [value], rest: { text: front.rest, line: front.line } }
    // Several files of YAML in one also begin with a line of hyphens.
    const isMarkdown =
      /^(#{1,6}[ \t]|[ \t]*[-*+][ \t].*\*\*)/m.test(front.rest) && !isKnown(valuesIn(text) ?? [])
    if (isMarkdown || ending === 'md')
      return { format: 'markdown', text: front.rest, firstLine: front.line, name: textAt(value, 'title') }
  } else if (
    /^---[ \t]*\n/.test(start) &&
    (ending === 'md' || /^topics:/m.test(text)) &&
    isMonzo(valuesIn(text)?.[0])
  )
    throw new UnreadableFile('The file’s front matter has no end (---). It may have been cut in the middle.')
  if (ending === 'yml' || ending === 'yaml' || beginsLikeYaml(text)) {
    const documents = yamlIn(text, ending === 'yml' || ending === 'yaml')
    if (documents && (isKnown(documents) || ending === 'yml' || ending === 'yaml'))
      return fromValues(documents, chosen)
  }
  const isMarkdown = /^#{1,6}[ \t]+\S|^\|?[ \t]*:?-{2,}:?[ \t]*\||^[ \t]*[-*+][ \t]+\*\*[^*\n]+\*\*/m.test(
    text,
  )
  const separator = separatorIn(text)
  if (isMarkdown && ending !== 'csv' && ending !== 'tsv')
    return { format: 'markdown', text, firstLine: 1, name: '' }
  if (separator && (ending === 'csv' || ending === 'tsv' || separator !== '|')) {
    const [header] = rowsFrom(text, separator)
    return header && isCairnsTable(header.cells) ? { format: 'cairn-csv' } : { format: 'table' }
  }
  if (ending === 'md' || ending === 'markdown' || /^[ \t]*[-*+][ \t]+\S/m.test(text))
    return { format: 'markdown', text, firstLine: 1, name: '' }
  throw new UnreadableFile('Cairn doesn’t know the format of this file.')
}

/** The first line that isn't empty, a comment or `---` has a name and a colon. */
function beginsLikeYaml(text: string): boolean {
  for (const { 0: line } of text.matchAll(/^.*$/gm))
    if (line.trim() && !/^(#|---)/.test(line)) return /^[\w-]+:(?:[ \t]|$)/.test(line)
  return false
}

const isKnown = (documents: readonly unknown[]) =>
  documents.some((value) => shapes.some(([, fits]) => fits(value)))

function fromValues(documents: unknown[], chosen?: Format): Detected {
  if (documents.some(isRoadmapShPicture))
    throw new UnreadableFile(
      'This is the old form of roadmap.sh’s files, a drawing that doesn’t say which topics belong together. Please use a newer file, with nodes and edges.',
    )
  const [format] = shapes.find(([, fits]) => documents.some(fits)) ?? []
  if (format && (chosen === undefined || chosen === format)) return { format, documents }
  const [first] = documents
  if (chosen && isRecord(first)) throw new UnreadableFile('The file doesn’t have the shape of this format.')
  throw new UnreadableFile('Cairn can read this file, but doesn’t know how a roadmap is written in it.')
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const isCut = /end of JSON|Unterminated/i.test(error.message)
    throw new UnreadableFile(
      isCut
        ? 'The JSON ends too early. The file may have been cut in the middle.'
        : `The JSON is broken: ${error.message.slice(0, 160)}.`,
    )
  }
}

/** Throws only if the text must be YAML. */
function yamlIn(text: string, mustBe: boolean): unknown[] | undefined {
  try {
    return readYamlDocuments(text)
  } catch (error) {
    if (!(error instanceof InvalidYaml)) throw error
    const apart = /^skills:/m.test(text) ? valuesIn(apartFiles(text)) : undefined
    if (apart) return apart
    if (mustBe || /^(stages|competencies|topics|skills):/m.test(text)) throw new UnreadableFile(error.message)
    return undefined
  }
}

function valuesIn(text: string): unknown[] | undefined {
  try {
    return readYamlDocuments(text)
  } catch (error) {
    if (error instanceof InvalidYaml) return undefined
    throw error
  }
}

function frontMatterIn(text: string): { yaml: string; rest: string; line: number } | undefined {
  const [whole, yaml] = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text.trimStart()) ?? []
  if (whole === undefined || yaml === undefined) return undefined
  const blank = text.length - text.trimStart().length
  const line = text.slice(0, blank + whole.length).split('\n').length
  return { yaml, rest: text.slice(blank + whole.length), line }
}
