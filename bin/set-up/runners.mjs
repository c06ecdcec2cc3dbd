import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ownNode } from './install.mjs'
import { run, step } from './progress.mjs'

/**
 * The runners add to `total`. One that fails without naming a failure, or that runs nothing, counts as one failure.
 * @param {string} root
 * @param {{ passed: number, failed: number }} total
 */
export function makeRunners(root, total) {
  const reports = join(root, '.cairn/reports')
  mkdirSync(reports, { recursive: true })

  const loading = `--import=${pathToFileURL(join(root, 'bin/quick-loading.mjs')).href}`

  function program(path, args, env) {
    const options = [env?.NODE_OPTIONS ?? process.env.NODE_OPTIONS, loading].filter(Boolean).join(' ')
    return run(ownNode(root), [join(root, 'node_modules', path), ...args], {
      env: { NODE_COMPILE_CACHE: join(root, '.cairn/compiled'), ...env, NODE_OPTIONS: options },
    })
  }

  /** On failure shows what `work` printed. Returns whether it succeeded. */
  async function attempt(name, work) {
    try {
      await step(name, work)
      return true
    } catch (error) {
      console.error(`\n${error.message}\n`)
      return false
    }
  }

  /** A program that only says yes or no counts as one test. */
  async function check(name, path, args) {
    if (await attempt(name, () => program(path, args))) total.passed += 1
    else total.failed += 1
  }

  async function counted(name, file, work, read) {
    const report = join(reports, file)
    rmSync(report, { force: true })
    const well = await attempt(name, () => work(report))
    let counts = { passed: 0, failed: 0 }
    try {
      counts = read(JSON.parse(readFileSync(report, 'utf8')))
    } catch {
      console.error(`${name}: no report was written.`)
    }
    const silent = counts.failed === 0 && (!well || counts.passed === 0)
    if (silent) console.error(`${name}: ${well ? 'nothing ran' : 'ended badly'}.`)
    total.passed += counts.passed
    total.failed += counts.failed + (silent ? 1 : 0)
    console.log(`  ${name}: ${counts.passed} passed, ${counts.failed} failed`)
  }

  /**
   * `more` workers than cores, for tests that wait for a server. Without `files` all tests of the projects run.
   * @param {string} name
   * @param {string[]} projects
   * @param {{ more?: number, files?: string[], env?: Record<string, string> }} options
   */
  const vitest = (name, projects, { more = 0, files = [], env } = {}) =>
    counted(
      name,
      `${name.replace(/\W+/g, '-').toLowerCase()}.json`,
      (report) =>
        program(
          'vitest/vitest.mjs',
          [
            'run',
            ...files,
            '--config=tests/vitest.config.ts',
            ...projects.map((project) => `--project=${project}`),
            `--maxWorkers=${availableParallelism() + more}`,
            '--reporter=dot',
            '--reporter=json',
            `--outputFile.json=${report}`,
          ],
          env,
        ),
      (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
    )

  /**
   * @param {string} name
   * @param {{ files?: string[], projects?: string[], env?: Record<string, string | undefined> }} options
   */
  const playwright = (name, { files = [], projects = [], env } = {}) =>
    counted(
      name,
      'playwright.json',
      (report) =>
        program(
          '@playwright/test/cli.js',
          [
            'test',
            ...files,
            ...projects.map((project) => `--project=${project}`),
            '--config=tests/playwright.config.ts',
            '--reporter=dot,json',
          ],
          {
            ...env,
            PLAYWRIGHT_JSON_OUTPUT_NAME: report,
            // Kept for the next run, which its usual place, the temporary folder, isn't.
            PLAYWRIGHT_TRANSFORM_CACHE_DIR: join(root, '.cairn/playwright'),
          },
        ),
      ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    )

  return { check, vitest, playwright }
}
