import { isScalar, Lexer, LineCounter, parseAllDocuments, visit } from 'yaml'

/** Its message is one sentence, with the line where there is one. */
export class InvalidYaml extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'InvalidYaml'
  }
}

/** Twice those of the largest roadmap. Reading takes far longer for many small parts than for long texts. */
const MAX_TOKENS = 220_000

/**
 * The documents of a YAML 1.2 file as plain values. Throws InvalidYaml. Aliases are refused, because nested ones make a
 * small file huge and a roadmap doesn't need them.
 */
export function readYamlDocuments(text: string): unknown[] {
  const lineCounter = new LineCounter()
  let tokens = 0
  for (const _ of new Lexer().lex(text))
    if (++tokens > MAX_TOKENS) throw new InvalidYaml('The YAML has far more parts than a roadmap can have.')
  try {
    // Its own check for doubled names compares each with each, which takes minutes for 1 MB of them.
    const parsed = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      logLevel: 'error',
      lineCounter,
    })
    const documents = 'empty' in parsed ? [] : [...parsed]
    return documents.map((document) => {
      const [error] = document.errors
      if (error) throw new InvalidYaml(`The YAML is broken: ${firstLine(error.message)}`)
      visit(document, {
        Alias: (_, { range }) => {
          throw new InvalidYaml(
            `Line ${lineAt(lineCounter, range)} uses a YAML alias (*name). Please write out what it stands for.`,
          )
        },
        Map: (_, map) => {
          const names = new Set<unknown>()
          for (const { key } of map.items) {
            const name = isScalar(key) ? key.value : key
            if (names.has(name) && isScalar(key))
              throw new InvalidYaml(
                `Line ${lineAt(lineCounter, key.range)} has “${String(name)}” a second time.`,
              )
            names.add(name)
          }
        },
      })
      return document.toJS({ maxAliasCount: 0 })
    })
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidYaml('The YAML is nested too deeply.')
    if (error instanceof ReferenceError)
      throw new InvalidYaml(`The YAML is broken: ${firstLine(error.message)}.`)
    throw error
  }
}

const firstLine = (message: string) => (message.split('\n')[0] ?? '').replace(/:$/, '').slice(0, 200)

const lineAt = (counter: LineCounter, range: readonly number[] | null | undefined) =>
  counter.linePos(range?.[0] ?? 0).line
