import { MAX_FILE_BYTES } from '../../limits/rules.ts'
import { type Problem, UnreadableFile } from '../building/rules.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export type DecodedText = { text: string; encoding: Encoding; problems: Problem[] }

const starts: [bytes: number[], sentence: string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'This is a spreadsheet, document or zip file. Please save it as CSV or text and choose that.',
  ],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'This is an old Excel or Word file. Please save it as CSV or text and choose that.',
  ],
  [
    [0x25, 0x50, 0x44, 0x46],
    'This is a PDF. Please save its text in one of the formats below and choose that.',
  ],
]

/** Without a byte order mark and without a choice, what isn't UTF-8 is taken for Windows-1252. Throws UnreadableFile. */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText {
  if (bytes.length > MAX_FILE_BYTES)
    throw new UnreadableFile(
      `The file has ${Math.ceil(bytes.length / 1024).toLocaleString('en')} KB. A roadmap’s file can have 1,024 KB (1 MB) at most.`,
    )
  for (const [start, sentence] of starts)
    if (start.every((byte, at) => bytes[at] === byte)) throw new UnreadableFile(sentence)
  const encoding = chosen ?? encodingIn(bytes)
  const decoded = encoding === 'utf-8' ? decodeUtf8(bytes) : { text: new TextDecoder(encoding).decode(bytes) }
  const { text } = decoded
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these say that it's no text.
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  if (controls > text.length / 1000 || text.startsWith('\0'))
    throw new UnreadableFile('This file isn’t text, so Cairn can’t read it.')
  if (text.trim() === '') throw new UnreadableFile('The file is empty.')
  const problems =
    'cut' in decoded && decoded.cut
      ? [{ place: 'The last line', why: 'The file ends in the middle of a letter.' }]
      : []
  return { text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), encoding, problems }
}

function encodingIn(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Western text in UTF-16 has a zero in every pair.
  const pairs = Math.min(Math.floor(bytes.length / 2), 500)
  const zeros = [0, 0]
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (pairs > 3 && odd > pairs * 0.6 && even === 0) return 'utf-16le'
  if (pairs > 3 && even > pairs * 0.6 && odd === 0) return 'utf-16be'
  return isUtf8(bytes) !== undefined ? 'utf-8' : 'windows-1252'
}

/** How many bytes at the end are a letter that was cut; undefined if it isn't UTF-8. */
function isUtf8(bytes: Uint8Array): number | undefined {
  for (let cut = 0; cut <= 3; cut++)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return cut > 0 && !bytes.subarray(0, bytes.length - cut).some((byte) => byte > 0x7f) ? undefined : cut
    } catch {}
  return undefined
}

function decodeUtf8(bytes: Uint8Array): { text: string; cut: boolean } {
  const cut = isUtf8(bytes) ?? 0
  return { text: new TextDecoder('utf-8').decode(bytes.subarray(0, bytes.length - cut)), cut: cut > 0 }
}
