import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file in the archive. Its text is asked for when it's written, a piece at a time. */
export type Entry = { name: string; text: () => AsyncIterable<string> }

/** Writes a new zip file that only this account can read, with as little in memory as a piece of one entry. */
export async function writeArchive(
  file: string,
  entries: readonly Entry[],
  { at, signal }: { at: Date; signal?: AbortSignal },
): Promise<void> {
  signal?.throwIfAborted()
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  let open: Readable | undefined
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { name, text } of entries)
    zip.addReadStreamLazy(name, { mtime: at, mode: 0o100600 }, (give) => {
      open = Readable.from(text(), { objectMode: false })
      // The library only listens to files that it opened itself.
      open.on('error', (error) => output.destroy(error))
      give(null, open)
    })
  zip.end()
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const closed = new Promise<void>((resolve) => target.once('close', () => resolve()))
  try {
    await pipeline(output, target, { signal })
  } finally {
    open?.destroy()
    // Until then it could still be made, after its removal.
    await closed
  }
}
