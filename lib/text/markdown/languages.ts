/** `id` is highlight.js's name, `words` are what a fence may say, `endings` are those of files. */
export const languages = [
  { id: 'python', name: 'Python', words: ['py', 'python3', 'pyi'], endings: ['py', 'pyi', 'pyw'] },
  {
    id: 'javascript',
    name: 'JavaScript',
    words: ['js', 'jsx', 'mjs', 'node'],
    endings: ['js', 'mjs', 'cjs', 'jsx'],
  },
  { id: 'typescript', name: 'TypeScript', words: ['ts', 'tsx'], endings: ['ts', 'mts', 'cts', 'tsx'] },
  { id: 'json', name: 'JSON', words: ['jsonc', 'json5'], endings: ['json', 'jsonc', 'ipynb'] },
  { id: 'yaml', name: 'YAML', words: ['yml'], endings: ['yaml', 'yml'] },
  { id: 'sql', name: 'SQL', words: ['sqlite', 'postgresql', 'psql'], endings: ['sql'] },
  { id: 'bash', name: 'Shell', words: ['sh', 'shell', 'zsh', 'console'], endings: ['sh', 'bash', 'zsh'] },
  { id: 'diff', name: 'Diff', words: ['patch'], endings: ['diff', 'patch'] },
  {
    id: 'xml',
    name: 'HTML',
    words: ['html', 'svg', 'xhtml', 'django', 'jinja'],
    endings: ['html', 'htm', 'xml', 'svg'],
  },
  { id: 'css', name: 'CSS', words: [], endings: ['css'] },
  { id: 'ini', name: 'TOML', words: ['toml', 'cfg', 'conf'], endings: ['toml', 'ini', 'cfg', 'conf'] },
  { id: 'dockerfile', name: 'Dockerfile', words: ['docker', 'containerfile'], endings: ['dockerfile'] },
  { id: 'go', name: 'Go', words: ['golang'], endings: ['go'] },
  { id: 'java', name: 'Java', words: [], endings: ['java'] },
  { id: 'rust', name: 'Rust', words: ['rs'], endings: ['rs'] },
  { id: 'c', name: 'C', words: ['h'], endings: ['c', 'h'] },
] as const

export type LanguageId = (typeof languages)[number]['id']

type Language = (typeof languages)[number]

const byWord = new Map<string, Language>(
  languages.flatMap((language) => [language.id, ...language.words].map((word) => [word, language] as const)),
)
const byEnding = new Map<string, Language>(
  languages.flatMap((language) => language.endings.map((ending) => [ending, language] as const)),
)

/** By any of its words, such as 'py' or 'TOML'. Undefined for plain text and unknown words. */
export function languageNamed(word: string): Language | undefined {
  return byWord.get(word.trim().toLowerCase())
}

/** By the file's name, such as 'refunds/worker.py', 'tests/test_worker.py::test_retry' or 'Dockerfile'. Null if it isn't known. */
export function languageForFile(path: string): LanguageId | null {
  const [file = ''] = path.split('::', 1)
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase()
  if (name === 'dockerfile' || name.startsWith('dockerfile.')) return 'dockerfile'
  const dot = name.lastIndexOf('.')
  return dot < 0 ? null : (byEnding.get(name.slice(dot + 1))?.id ?? null)
}
