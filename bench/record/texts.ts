// Each text follows from a number, so every run makes the same record.

const sentences = [
  'The parser reads one line at a time now, so memory stays flat for large files.',
  'I moved the retry out of the client and into a decorator, with a limit of **three** tries.',
  'The test names say what is expected, and each test checks one thing.',
  'We talked about when a class is worth it and when a function is enough.',
  'The exception is caught too early: the caller can’t tell a missing file from a broken one.',
  'Profiling showed that most of the time goes into building the same list again.',
  'Next time: write the failing test first, then the fix, in two commits.',
  'The query runs once for each row; a join answers it in one go.',
  'Good use of `pathlib` throughout, and the context manager closes what it opens.',
  'The branch was rebased twice, and the history reads as a story now.',
  'Pairing on the import helped; the second half went much faster than the first.',
  'Typing the return value found a path that returned nothing at all.',
]
const words = ['loader', 'invoice', 'report', 'calendar', 'webhook', 'exporter', 'scheduler', 'gateway']

export function sentence(number: number): string {
  return sentences[Math.abs(number) % sentences.length] ?? ''
}

export function passage(number: number, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => sentence(number * 5 + index * 7))
  lines[0] += ` Seen in ${moduleName(number * 31 + count)}.`
  if (count < 4) return lines.join(' ')
  return `${lines.slice(0, -2).join(' ')}\n\n- ${lines.at(-2)}\n- ${lines.at(-1)}\n`
}

const syllables =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru kra ple tri spo stu'.split(
    ' ',
  )

// As words are in what people write: the one of rank r comes up about 1/r as often as the first (Zipf's law).
function moduleName(number: number): string {
  const share = (Math.imul(number + 1, 0x9e37_79b1) >>> 0) / 2 ** 32
  return madeUpWord(Math.floor(syllables.length ** (3 * share)))
}

/** Another word for each number below 32,768. */
export function madeUpWord(number: number): string {
  return [1, syllables.length, syllables.length ** 2]
    .map((unit) => syllables[Math.floor(number / unit) % syllables.length])
    .join('')
}

export function line(number: number): string {
  const word = words[Math.abs(number) % words.length]
  return ['Read about generators before the', 'Write tests for the', 'Split up the', 'Show a demo of the'][
    number % 4
  ]?.concat(` ${word}`) as string
}

export function pullRequest(number: number): string {
  return `https://github.com/pythonistas/${words[number % words.length]}/pull/${100 + number}`
}
