import { describe, expect, test } from 'vitest'
import { milestoneKeys, outline, read, readSample, sample } from '#tests/support/roadmaps/files.ts'

test('Monzo’s: a level is a stage, a topic a milestone, examples are kept', () => {
  const found = readSample('monzo.md')
  expect(found).toMatchObject({
    format: 'monzo',
    counts: { stages: 3, milestones: 4, criteria: 6, levels: 0 },
    problems: [{ place: 'Line 34' }],
    content: { title: '🍲 Kitchen Framework' },
  })
  expect(outline(found)).toEqual({
    'Level 1': {
      Tasting: ['Tastes everything before it leaves the pan', 'Asks when something is missing'],
      '🔪 Knives': ['Keeps a knife sharp'],
    },
    'Level 2': { Tasting: ['Names what is missing', 'Corrects a dish without starting again'] },
    'Level 3': { '🔪 Knives': ['Teaches others to sharpen'] },
  })
  expect(found.content.stages[1]?.milestones[0]?.description).toContain(
    '- Acid against salt\n- A potato is no help',
  )
  expect(milestoneKeys(found)).toEqual([
    'level-1-tasting',
    'level-1-knives',
    'level-2-tasting',
    'level-3-knives',
  ])
})

test('FT’s: a competency is a milestone with its UUID as key', () => {
  const found = readSample('financial-times.yml')
  expect(found).toMatchObject({
    format: 'financial-times',
    counts: { stages: 2, milestones: 3, criteria: 4 },
  })
  expect(found.problems.map(({ place }) => place)).toEqual(['competencies[3]', 'competencies[0]'])
  expect(outline(found)).toEqual({
    Apprentice: {
      'Soil: Feeds the soil': ['Turns the compost', 'Sows clover'],
      'Soil: Knows the soil by hand': ['Knows the soil by hand'],
    },
    'Gardener 1': { Water: ['1. Waters in the evening. 2. Reads the sky.'] },
  })
  expect(milestoneKeys(found)[0]).toBe('0f8fad5b-d9cb-469f-a165-70867728950e')
  expect(found.content.stages[0]?.milestones[0]?.resources).toEqual([
    { kind: 'article', title: 'About compost', url: 'https://example.org/compost' },
  ])
  expect(outline(readSample('financial-times.yml', { lines: 'split' }))['Gardener 1']).toEqual({
    Water: ['Waters in the evening.', 'Reads the sky.'],
  })
})

test('UNiDAYS’: levels of all topics, in an order that agrees with each', () => {
  const found = readSample('unidays.json')
  expect(found).toMatchObject({ format: 'unidays', counts: { stages: 3, milestones: 4, criteria: 6 } })
  expect(found.problems).toEqual([{ place: 'topics[1].levels[1].criteria[2]', why: 'It isn’t a text.' }])
  expect(
    Object.entries(outline(found)).map(([stage, milestones]) => [stage, Object.keys(milestones)]),
  ).toEqual([
    ['Guest', ['Sound']],
    ['Player', ['🥁 Rhythm', 'Sound']],
    ['Leader', ['🥁 Rhythm']],
  ])
})

describe('Forward Impact’s', () => {
  test('a skill is a milestone, its human markers the criteria, from awareness on', () => {
    const found = readSample('forward-impact.yaml')
    expect(found).toMatchObject({
      format: 'forward-impact',
      problems: [],
      counts: { stages: 2, milestones: 3, criteria: 5 },
    })
    expect(outline(found)).toEqual({
      Baking: {
        Dough: ['Weighed everything', 'Waited', 'Baked for a week without a recipe'],
        Oven: ['Fired it alone'],
      },
      Selling: { Counter: ['Greeted everyone'] },
    })
  })

  test('files that were put together without a line between', () => {
    const text = new TextDecoder().decode(sample('forward-impact.yaml'))
    expect(outline(read('a.yaml', text.replace('---\n', '')))).toEqual(
      outline(readSample('forward-impact.yaml')),
    )
  })

  test('with proficiencies as stages', () => {
    expect(outline(readSample('forward-impact.yaml', { stagesFrom: 'proficiencies' }))).toEqual({
      Awareness: { Dough: ['Weighed everything', 'Waited'], Counter: ['Greeted everyone'] },
      Working: { Dough: ['Baked for a week without a recipe'], Oven: ['Fired it alone'] },
    })
  })
})

test('Snowflake’s: tracks are stages, signals criteria', () => {
  const found = readSample('snowflake.json')
  expect(found).toMatchObject({
    format: 'snowflake',
    problems: [],
    counts: { stages: 2, milestones: 3, criteria: 4 },
  })
  expect(milestoneKeys(found)).toEqual(['rivers-1', 'rivers-2', 'deep-lakes-1'])
  expect(outline(found)).toEqual({
    Rivers: { 'Finds the way': ['Reads a map', 'Asks the miller'], 'Shows the way': ['Leads a boat'] },
    'Deep lakes': { Swims: ['Crosses it'] },
  })
})

describe('roadmap.sh’s', () => {
  test('subtopics belong to topics by lines, through others and by frames', () => {
    const found = readSample('roadmap-sh.json')
    expect(found).toMatchObject({ format: 'roadmap-sh', content: { title: 'Sailing' } })
    expect(outline(found)).toEqual({
      Wind: { 'True wind': [], 'Apparent wind': [] },
      Knots: { Bowline: [], 'Cleat hitch': [] },
      Weather: { Weather: ['Read a barometer'] },
    })
  })

  test('with topics as milestones', () => {
    expect(outline(readSample('roadmap-sh.json', { topicsAre: 'milestones' }))).toEqual({
      Sailing: {
        Wind: ['True wind', 'Apparent wind'],
        Knots: ['Bowline', 'Cleat hitch'],
        Weather: ['Read a barometer'],
      },
    })
  })
})
