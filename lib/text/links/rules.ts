/** In characters. */
export const LINK_MAX = 2000

/** What can be told from an address without a request. */
export type RecognisedLink = {
  provider: 'github' | 'gitlab' | 'bitbucket' | 'gitea' | null
  /** Without its owner: 'payments'. */
  repository: string | null
  number: number | null
  kind: 'pull request' | 'merge request' | 'commit' | 'issue' | 'repository' | null
  /** 'payments #482', 'payments 3f9c2ab' or 'wiki.example/refunds'. Never empty, never contains a password. */
  label: string
}

type Found = Omit<RecognisedLink, 'label'>
type Kind = NonNullable<RecognisedLink['kind']>

// GitLab's "-" between project and page isn't a repository.
const name = '((?!-/)[\\w.-]{1,100})'
const number = '(\\d{1,9})'
const commit = '([0-9a-f]{7,64})'
// A trailing slash, or the tabs of a pull request.
const rest = '(?:/.*)?$'
const path = (pattern: string) => new RegExp(`^${pattern}${rest}`, 'i')

type Shape = { provider: RecognisedLink['provider']; kind: Kind; pattern: RegExp }

// Most of these hosts are self-hosted, so the path's shape says more than the host. The first group is the repository,
// the second the number or the commit.
const shapes: readonly Shape[] = [
  {
    provider: 'gitlab',
    kind: 'merge request',
    pattern: path(`/(?:[\\w.-]+/){1,20}${name}/(?:-/)?merge_requests/${number}`),
  },
  {
    provider: 'gitlab',
    kind: 'issue',
    pattern: path(`/(?:[\\w.-]+/){1,20}${name}/-/(?:issues|work_items)/${number}`),
  },
  { provider: 'gitlab', kind: 'commit', pattern: path(`/(?:[\\w.-]+/){1,20}${name}/-/commit/${commit}`) },
  {
    provider: 'bitbucket',
    kind: 'pull request',
    pattern: path(`/(?:projects|users)/[\\w.~-]+/repos/${name}/pull-requests/${number}`),
  },
  {
    provider: 'bitbucket',
    kind: 'commit',
    pattern: path(`/(?:projects|users)/[\\w.~-]+/repos/${name}/commits/${commit}`),
  },
  { provider: 'bitbucket', kind: 'pull request', pattern: path(`/[\\w.-]+/${name}/pull-requests/${number}`) },
  { provider: 'bitbucket', kind: 'commit', pattern: path(`/[\\w.-]+/${name}/commits/${commit}`) },
  { provider: 'gitea', kind: 'pull request', pattern: path(`/[\\w.-]+/${name}/pulls/${number}`) },
  { provider: 'github', kind: 'pull request', pattern: path(`/[\\w.-]+/${name}/pull/${number}`) },
  { provider: 'github', kind: 'commit', pattern: path(`/[\\w.-]+/${name}/commit/${commit}`) },
  { provider: 'github', kind: 'issue', pattern: path(`/[\\w.-]+/${name}/issues/${number}`) },
]

const hosts: readonly (readonly [provider: NonNullable<RecognisedLink['provider']>, host: RegExp])[] = [
  ['github', /(?:^|\.)github\./],
  ['gitlab', /(?:^|\.)gitlab\./],
  ['bitbucket', /(?:^|\.)bitbucket\./],
  ['gitea', /(?:^|\.)(?:gitea|forgejo|codeberg)\./],
]

/**
 * Any address it doesn't recognise is labelled with its host and path, and text that isn't a web address with 'Link'.
 * Never throws.
 */
export function recogniseLink(text: string): RecognisedLink {
  const url = webAddress(text)
  if (!url) return { provider: null, repository: null, number: null, kind: null, label: 'Link' }
  const host = url.hostname.replace(/^www\./, '')
  const known = hosts.find(([, pattern]) => pattern.test(host))?.[0] ?? null
  for (const { provider, kind, pattern } of shapes) {
    const [found, repository, what] = pattern.exec(url.pathname) ?? []
    if (found === undefined || !repository || !what) continue
    const byNumber = kind !== 'commit'
    return {
      // Some path shapes are shared, so a host that names its provider wins.
      provider: known ?? provider,
      repository,
      number: byNumber ? Number(what) : null,
      kind,
      label: byNumber ? `${repository} #${Number(what)}` : `${repository} ${what.slice(0, 7).toLowerCase()}`,
    }
  }
  return repositoryOf(url, known) ?? { ...nothing, label: hostAndPath(url, host) }
}

const nothing: Found = { provider: null, repository: null, number: null, kind: null }

/** The path alone says too little here, so the host must name its provider. */
function repositoryOf(url: URL, provider: RecognisedLink['provider']): RecognisedLink | undefined {
  const [, repository] = /^\/[\w.-]+\/([\w.-]{1,100}?)(?:\.git)?\/?$/.exec(url.pathname) ?? []
  if (provider === null || !repository) return undefined
  return { provider, repository, number: null, kind: 'repository', label: repository }
}

// Query and fragment are left out: they say little and may contain secrets.
function hostAndPath(url: URL, host: string): string {
  const shown = `${host}${url.port && `:${url.port}`}${url.pathname.replace(/\/+$/, '')}`
  return shown.length > 80 ? `${shown.slice(0, 79)}…` : shown
}

function webAddress(text: string): URL | null {
  const trimmed = text.trim()
  // `URL` accepts "javascript:" and drops the line break inside "java\nscript:".
  if (!/^https?:\/\/[^\s\\]+$/i.test(trimmed) || /\p{Cc}/u.test(trimmed)) return null
  const url = URL.parse(trimmed)
  return url?.hostname ? url : null
}

export function linkProblem(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'Please paste a link.'
  if (trimmed.length > LINK_MAX) return `This link is too long: ${LINK_MAX} characters at most.`
  const url = webAddress(trimmed)
  if (!url) return 'This isn’t a web address. It begins with https:// or http://.'
  if (url.username || url.password) return 'Please take the name and the password out of this link.'
  // The normal form is what gets stored, and it can be longer than what was typed.
  if (url.href.length > LINK_MAX) return `This link is too long: ${LINK_MAX} characters at most.`
  return undefined
}
