import { inflateRawSync } from 'node:zlib'

/** The files of a zip file by their names, read by its central directory (APPNOTE 4.3), with each file's mode. */
export function unzip(bytes: Buffer): Map<string, { text: string; mode: number }> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, { text: string; mode: number }>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('No entry of a central directory.')
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    const name = bytes.toString('utf8', at + 46, at + 46 + Number(nameLength))
    const mode = bytes.readUInt16LE(at + 40)
    const size = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const raw = bytes.subarray(start, start + size)
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(raw) : raw
    files.set(name, { text: content.toString('utf8'), mode })
    at += 46 + Number(nameLength) + Number(extra) + Number(comment)
  }
  return files
}

/** All of its text, one file after the other. */
export const wholeText = (bytes: Buffer) => [...unzip(bytes).values()].map(({ text }) => text).join('\n')
