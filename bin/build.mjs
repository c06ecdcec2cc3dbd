// Installs and builds without starting, for container images.
import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from './set-up/build.mjs'
import { install } from './set-up/install.mjs'
import { StepFailed } from './set-up/progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
try {
  await install(root)
  await build(root)
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}
