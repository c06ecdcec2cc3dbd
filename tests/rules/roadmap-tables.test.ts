import { describe, expect, test } from 'vitest'
import { understand } from '#lib/roadmaps/files/rules.ts'
import { bytesOf, outline, read, readSample } from '#tests/support/roadmaps/files.ts'

describe('Markdown', () => {
  test('headings and bullets with names', () => {
    const found = readSample('bullets.md')
    expect(found).toMatchObject({ format: 'markdown', counts: { stages: 2, milestones: 5, criteria: 6 } })
    expect(outline(found)).toEqual({
      'P1 - Potter 1': {
        Centres: ['centres a kilo of clay'],
        Glazes: ['mixes one glaze by the book'],
        Fires: ['helps to fill the kiln'],
      },
      'P2 - Potter 2': {
        Centres: ['centres five kilos', 'also with wet hands'],
        Teaches: ['shows others how'],
      },
    })
    expect(found.problems.map(({ place }) => place)).toEqual(['Line 5', 'Line 30', 'Line 28'])
  })

  test('headings below headings, with bullets or only paragraphs', () => {
    const text = `# Ladder\n## Junior\n### Testing\nSome words.\n- Writes tests\n  - Runs them\n### Review\nReads well.\n## Senior\n### Testing\n1. Designs\n`
    expect(outline(read('a.md', text))).toEqual({
      Junior: { Testing: ['Writes tests', 'Runs them'], Review: ['Reads well.'] },
      Senior: { Testing: ['Designs'] },
    })
    const front = `---\ntitle: "Design"\nyaml: false\n---\n## Level 1\n\n### Knowledge\n\nYou know.\n`
    expect(read('a.md', front)).toMatchObject({ format: 'markdown', content: { title: 'Design' } })
    expect(outline(read('a.md', front))).toEqual({ 'Level 1': { Knowledge: ['You know.'] } })
  })

  test('tables, either way round', () => {
    const wide = `# Ladder\n\n| Skill | Junior | Senior |\n|---|---|---|\n| Testing | Writes<br>Runs | Designs |\n| Review | Reads | |\n`
    const rows = `| Level | Testing | Review |\n|---|---|---|\n| Junior | Writes<br>Runs | Reads |\n| Senior | Designs | |\n`
    const expected = {
      Junior: { Testing: ['Writes', 'Runs'], Review: ['Reads'] },
      Senior: { Testing: ['Designs'] },
    }
    expect(outline(read('a.md', wide))).toEqual(expected)
    expect(outline(read('a.md', rows))).toEqual(expected)
    expect(read('a.md', wide).content.title).toBe('Ladder')
  })

  test('one table below each heading', () => {
    const text = `# All\n## Talking\n| Level | Expected |\n|---|---|\n| Junior | Listens |\n| Senior | Leads |\n## Shipping\n| Level | Expected |\n|---|---|\n| Junior | Helps |\n| Senior | Decides |\n`
    expect(outline(read('a.md', text))).toEqual({
      Junior: { Talking: ['Listens'], Shipping: ['Helps'] },
      Senior: { Talking: ['Leads'], Shipping: ['Decides'] },
    })
  })
})

describe('tables', () => {
  test('a row each criterion, with merged cells that come as blanks', () => {
    const found = readSample('long.csv')
    expect(found).toMatchObject({ format: 'table', counts: { stages: 2, milestones: 3, criteria: 5 } })
    expect(found.problems).toEqual([
      { place: 'Row 6', why: '“quest” isn’t a kind: skill, project, behaviour or habit.' },
    ])
    expect(outline(found)).toEqual({
      Junior: { Testing: ['Writes tests', 'Runs them'], Review: ['Reads carefully'] },
      Senior: { Testing: ['Designs "good" tests', 'Odd'] },
    })
    expect(found.content.stages[0]?.milestones.map(({ kind }) => kind)).toEqual(['skill', 'behaviour'])
    expect(found.columns?.map(({ role }) => role)).toEqual(['stage', 'milestone', 'kind', 'criterion'])
  })

  test('a column each level, below a title, with groups', () => {
    const found = readSample('wide.csv')
    expect(found.columns?.map(({ role }) => role)).toEqual(['group', 'milestone', 'heading', 'heading'])
    expect(outline(found)).toEqual({
      Junior: {
        Testing: ['Writes tests', 'Runs them'],
        'Craft: Review': ['Reads'],
        'People: Review': ['Listens'],
      },
      Senior: { Testing: ['Designs tests', 'Teaches testing'], Review: ['Leads'] },
    })
  })

  const text = 'Stufe;Fähigkeit;Criterion\r\nAnfang;Café – Übung;„Schön“\r\n'
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return isBig ? bytes.swap16() : bytes
  }
  const windows = Uint8Array.from(
    text,
    (letter) => ({ '–': 0x96, '„': 0x84, '“': 0x93 })[letter] ?? letter.charCodeAt(0),
  )
  test.each([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a byte order mark', bytesOf(`\ufeff${text}`)],
    ['UTF-16', utf16(text, false)],
    ['UTF-16, the other way', utf16(text, true)],
    ['UTF-16 without a mark', utf16(text, false).subarray(2)],
    ['Windows-1252', windows],
    ['tabs', bytesOf(text.replaceAll(';', '\t'))],
    ['commas', bytesOf(text.replaceAll(';', ','))],
  ])('%s', (_, bytes) => {
    expect(
      outline(understand({ name: 'a.csv', bytes }, { columns: ['stage', 'milestone', 'criterion'] })),
    ).toEqual({
      Anfang: { 'Café – Übung': ['„Schön“'] },
    })
  })

  test('cells with an apostrophe in front', () => {
    const rows =
      "Stage,Milestone,Criterion\nJunior,Testing,'=Runs\nJunior,Testing,'- Reads\nJunior,Testing,'Tis so\nJunior,Testing,Writes\n"
    expect(outline(read('a.csv', rows))).toEqual({
      Junior: { Testing: ['=Runs', 'Reads', "'Tis so", 'Writes'] },
    })
    const all = "Stage,Milestone,Criterion\n'Junior,'Testing,'Runs\n'Junior,'Testing,'Reads\n"
    expect(outline(read('a.csv', all))).toEqual({ Junior: { Testing: ['Runs', 'Reads'] } })
  })

  test('columns and arrangement can be chosen', () => {
    const rows = 'x,y,z\na,b,c\n'
    expect(outline(read('a.csv', rows, { columns: ['milestone', 'criterion', 'stage'] }))).toEqual({
      c: { a: ['b'] },
    })
    expect(outline(read('a.csv', rows, { arrangement: 'rows' }))).toEqual({ a: { y: ['b'], z: ['c'] } })
    expect(outline(read('a.csv', rows, { arrangement: 'wide' }))).toEqual({
      y: { a: ['b'] },
      z: { a: ['c'] },
    })
    const offers = Object.fromEntries(read('a.csv', rows).offers.map(({ name, value }) => [name, value]))
    expect(offers).toMatchObject({
      kind: 'skill',
      separator: ',',
      headerRow: '1',
      lines: 'split',
      encoding: 'utf-8',
    })
  })
})
