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
  if (count < 4) return lines.join(' ')
  return `${lines.slice(0, -2).join(' ')}\n\n- ${lines.at(-2)}\n- ${lines.at(-1)}\n`
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
