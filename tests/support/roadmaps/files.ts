import { readFileSync } from 'node:fs'
import type { Choices } from '#lib/roadmaps/files/choosing/rules.ts'
import { type Understood, understand } from '#lib/roadmaps/files/rules.ts'

/** A small file of our own in the shape of somebody else's. */
export const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))
export const readSample = (name: string, choices?: Choices) =>
  understand({ name, bytes: sample(name) }, choices)

export const bytesOf = (text: string) => new TextEncoder().encode(text)
export const read = (name: string, text: string, choices?: Choices) =>
  understand({ name, bytes: bytesOf(text) }, choices)

/** Stages with their milestones, and the criteria of these. */
export const outline = ({ content }: Understood) =>
  Object.fromEntries(
    content.stages.map((stage) => [
      stage.title,
      Object.fromEntries(stage.milestones.map((item) => [item.title, item.criteria.map(({ text }) => text)])),
    ]),
  )

export const milestoneKeys = ({ content }: Understood) =>
  content.stages.flatMap((stage) => stage.milestones.map(({ key }) => key))
