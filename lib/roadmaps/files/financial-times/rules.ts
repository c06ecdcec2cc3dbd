import type { FoundMilestone, FoundRoadmap, Problem } from '../building/rules.ts'
import { cleaned, isRecord, listAt, oneLine, textAt, textFrom, type Values } from '../values/rules.ts'

/** Levels, themes and competencies with UUIDs (github.com/Financial-Times/engineering-progression). */
export const isFinancialTimes = (value: unknown): boolean =>
  isRecord(value) && Array.isArray(value.levels) && Array.isArray(value.competencies)

/** A level is a stage, and a competency a milestone of its theme: its examples are the criteria, or else its summary. */
export function readFinancialTimes(value: unknown, problems: Problem[], perLine: boolean): FoundRoadmap {
  const themes = new Map(listAt(value, 'themes').map((theme) => [textAt(theme, 'id'), theme]))
  const stages = listAt(value, 'levels').map((level, at) => ({
    id: textAt(level, 'id'),
    key: textAt(level, 'id'),
    title: oneLine(textAt(level, 'name') || textAt(level, 'id')) || `Level ${at + 1}`,
    place: `levels[${at}]`,
    milestones: [] as (FoundMilestone & { theme: string; summary: string })[],
  }))
  const stagesById = new Map(stages.map((stage) => [stage.id, stage]))
  const seen = new Set<string>()
  for (const [at, item] of listAt(value, 'competencies').entries()) {
    const place = `competencies[${at}]`
    const id = textAt(item, 'id').toLowerCase()
    const stage = stagesById.get(textAt(item, 'level'))
    const summary = cleaned(textAt(item, 'summary'))
    if (!stage || !isRecord(item) || !summary) {
      problems.push({
        place,
        why: stage ? 'It has no summary.' : `There’s no level “${textAt(item, 'level').slice(0, 80)}”.`,
      })
      continue
    }
    if (id && seen.has(id))
      problems.push({ place, why: `Another competency has the id “${id.slice(0, 80)}” too.` })
    seen.add(id)
    const theme = themes.get(textAt(item, 'theme'))
    if (!theme)
      problems.push({
        place,
        why: `There’s no theme “${textAt(item, 'theme').slice(0, 80)}”, so it was used as it is.`,
      })
    const title = oneLine(textAt(theme, 'name') || textAt(item, 'theme')) || 'Competency'
    stage.milestones.push({
      key: id,
      title,
      theme: title,
      summary,
      place,
      ...textsOf(item, summary, cleaned(textAt(theme, 'summary')), perLine),
    })
  }
  for (const { milestones } of stages) tellApart(milestones)
  return { title: oneLine(textAt(value, 'name')), summary: oneLine(textAt(value, 'summary')), stages }
}

function textsOf(item: Values, summary: string, themeSummary: string, perLine: boolean) {
  const examples = listAt(item, 'examples').map(textFrom).map(oneLine).filter(Boolean)
  const ownLines = summary.split('\n').map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, ''))
  const lines = perLine ? ownLines.filter((line) => line.trim()) : [summary]
  const proficiency = oneLine(textAt(item, 'proficiency'))
  return {
    description: [examples.length > 0 ? summary : themeSummary, proficiency && `Proficiency: ${proficiency}`]
      .filter(Boolean)
      .join('\n\n'),
    criteria: (examples.length > 0 ? examples : lines).map((text) => ({ text })),
    resources: listAt(item, 'supportingUrls').map((link) => ({
      kind: 'article' as const,
      title: textAt(link, 'label'),
      url: textAt(link, 'url'),
    })),
  }
}

/** Several competencies of one theme in a level begin their summary in the title. */
function tellApart(milestones: (FoundMilestone & { theme: string; summary: string })[]): void {
  const counts = new Map<string, number>()
  for (const { theme } of milestones) counts.set(theme, (counts.get(theme) ?? 0) + 1)
  const titles = new Map<string, number>()
  for (const milestone of milestones) {
    if (counts.get(milestone.theme) !== 1)
      milestone.title = `${milestone.theme}: ${firstWords(oneLine(milestone.summary))}`
    const times = (titles.get(milestone.title) ?? 0) + 1
    titles.set(milestone.title, times)
    if (times > 1) milestone.title += ` (${times})`
  }
}

const firstWords = (text: string) =>
  text.length <= 80 ? text : `${text.slice(0, 79).replace(/\s+\S*$/, '')}…`
