import type { LogSessionRates } from './log-session.ts'
import type { Cost } from './markdown.ts'
import { floor } from './statements.ts'
import type { PageResult } from './throughput.ts'

export type Report = {
  machine: {
    processor: string
    cores: number
    memory: number
    node: string
    load: [before: number, after: number]
  }
  date: string
  pages: PageResult[]
  memory: { atStart: number; after: number; requests: number }
  logSession: LogSessionRates
  markdown: Cost[]
  seconds: number
}

/** Minimum ratios for pages and `logSession`, maximums for memory and Markdown. */
export const targets = {
  pages: 0.4,
  megabytes: 350,
  logSession: 0.5,
  markdownMilliseconds: 250,
} as const

export function printReport(report: Report): void {
  const { machine, pages, memory, logSession, markdown } = report
  const isFloor = ({ address }: PageResult) => address === floor.address
  console.log(`
${machine.processor}, ${machine.cores} cores, ${machine.memory} GB, Node ${machine.node}, load ${machine.load
    .map((load) => load.toFixed(1))
    .join(' to ')}, ${report.date.slice(0, 16).replace('T', ' ')} UTC, ${Math.round(report.seconds)} s

| Page | As | /s | Ratio | p50 ms | p95 ms | CPU ms | CPU ratio | Queries | SQL ms | SQL share | HTML KB | gzip KB |
| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |`)
  for (const page of pages) console.log(`| ${cells(page, isFloor(page)).join(' | ')} |`)
  const others = pages.filter((page) => !isFloor(page))
  const low = others.filter(({ ratio }) => ratio < targets.pages)
  const failed = pages.reduce((sum, page) => sum + page.failed, 0)
  const dearest = markdown[0]?.milliseconds ?? Number.NaN
  console.log(`
${[
  verdict(
    `Pages over the look-up of the sign-in, at least ${targets.pages}: ${others.length - low.length} of ${others.length} (by processor time ${others.filter(({ processorRatio }) => processorRatio >= targets.pages).length})`,
    low.length === 0,
  ),
  verdict(
    `Resident memory after ${memory.requests} requests: ${number(memory.after, 0)} MB (${number(memory.atStart, 0)} MB at the start), under ${targets.megabytes}`,
    memory.after < targets.megabytes,
  ),
  verdict(
    `logSession with five actions: ${number(logSession.verb, 0)} a second, its ${logSession.statementsEach} statements alone ${number(logSession.statements, 0)}: ${number(logSession.ratio)}, at least ${targets.logSession}`,
    logSession.ratio >= targets.logSession,
  ),
  verdict(
    `Dearest hostile Markdown: ${number(dearest, 0)} ms (${markdown[0]?.name}), under ${targets.markdownMilliseconds}`,
    dearest < targets.markdownMilliseconds,
  ),
  verdict(`Answers that failed: ${failed}`, failed === 0),
].join('\n')}
`)
}

function cells(page: PageResult, isFloor: boolean): string[] {
  const {
    route,
    as,
    perSecond,
    ratio,
    p50,
    p95,
    processor,
    queries,
    sqlMilliseconds,
    milliseconds,
    html,
    gzip,
  } = page
  return [
    route,
    as,
    number(perSecond, 0),
    isFloor ? '' : number(ratio),
    number(p50, 1),
    number(p95, 1),
    number(processor, 1),
    isFloor ? '' : number(page.processorRatio),
    String(queries),
    number(sqlMilliseconds, 2),
    `${number((sqlMilliseconds / milliseconds) * 100, 0)} %`,
    number(html / 1024, 0),
    number(gzip / 1024, 1),
  ]
}

function number(value: number | undefined, digits = 2): string {
  return (value ?? Number.NaN).toFixed(digits)
}

function verdict(words: string, met: boolean): string {
  return `- ${met ? 'met' : '**not met**'}: ${words}`
}
