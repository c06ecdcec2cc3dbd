// node bin/image-content.mjs FOLDER: lays out what a container image holds, without the Node that runs it. Needs a build.
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { layOutImage } from './set-up/image.mjs'
import { StepFailed } from './set-up/progress.mjs'

const [folder, ...more] = process.argv.slice(2)
if (!folder || more.length > 0) {
  console.error('Usage: node bin/image-content.mjs FOLDER')
  process.exit(2)
}
try {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  const { files, bytes } = await layOutImage(root, resolve(folder))
  console.log(`  ${files} files, ${(bytes / 1e6).toFixed(1)} MB`)
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}
