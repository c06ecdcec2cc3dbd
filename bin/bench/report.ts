import type { LogSessionRates } from './log-session.ts'
import type { Cost } from './markdown.ts'
import { floor } from './statements.ts'
import { isTeamPage, type PageResult } from './throughput.ts'

/** All that a run found, as .cairn/bench.json holds it. */
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

/** Lowest ratios and rates, highest memory, as the project wants them. */
export const targets = {
  teamPage: 0.6,
  otherPages: 0.4,
  /**
   * Ten times the issue list of a tracker that teams use instead: Redmine 5 with 50 rows made 9 pages a second on a
   * machine where an empty page of Next made 400. So a share of what the empty page makes in the same run.
   */
  teamPageOverEmpty: 90 / 400,
  megabytes: 350,
  logSession: 0.5,
  markdownMilliseconds: 250,
} as const

/** Prints the run as Markdown, for people and for docs/performance.md. */
export function printReport(report: Report): void {
  const { machine, pages, memory, logSession, markdown } = report
  const isFloor = ({ address }: PageResult) => address.startsWith('/floor/')
  console.log(`
${machine.processor}, ${machine.cores} cores, ${machine.memory} GB, Node ${machine.node}, load ${machine.load
    .map((load) => load.toFixed(1))
    .join(' to ')}, ${report.date.slice(0, 16).replace('T', ' ')} UTC, ${Math.round(report.seconds)} s

| Page | As | /s | Ratio | p50 ms | p95 ms | CPU ms | CPU ratio | Queries | SQL ms | SQL share | HTML KB | gzip KB |
| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |`)
  for (const page of [...pages.filter(isFloor), ...pages.filter((each) => !isFloor(each))])
    console.log(`| ${cells(page, isFloor(page)).join(' | ')} |`)
  const team = pages.find(isTeamPage)
  const empty = pages.find(({ address }) => address === floor.empty)
  const overEmpty = (team?.perSecond ?? 0) / (empty?.perSecond ?? Number.NaN)
  const others = pages.filter((page) => !isFloor(page) && !isTeamPage(page))
  const low = others.filter(({ ratio }) => ratio < targets.otherPages)
  const failed = pages.reduce((sum, page) => sum + page.failed, 0)
  const dearest = markdown[0]?.milliseconds ?? Number.NaN
  console.log(`
${[
  verdict(
    `Team page over its hard-wired twin: ${number(team?.ratio)} (by processor time ${number(team?.processorRatio)}), at least ${targets.teamPage}`,
    (team?.ratio ?? 0) >= targets.teamPage,
  ),
  verdict(
    `Team page over an empty page: ${number(overEmpty)} (${number(team?.perSecond, 0)} a second beside ${number(empty?.perSecond, 0)}), at least ${number(targets.teamPageOverEmpty, 3)}`,
    overEmpty >= targets.teamPageOverEmpty,
  ),
  verdict(
    `Other pages over the look-up of the sign-in, at least ${targets.otherPages}: ${others.length - low.length} of ${others.length} (by processor time ${others.filter(({ processorRatio }) => processorRatio >= targets.otherPages).length})`,
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
