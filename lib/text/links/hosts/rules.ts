export type Provider = 'github' | 'gitlab' | 'bitbucket' | 'gitea' | 'azure' | 'gerrit' | 'sourcehut'
export type Kind =
  | 'pull request'
  | 'merge request'
  | 'change'
  | 'patch'
  | 'commit'
  | 'issue'
  | 'repository'
  | 'file'

const names: readonly (readonly [Provider, RegExp])[] = [
  ['github', /(?:^|\.)github\.|\.ghe\.com$/],
  ['gitlab', /(?:^|\.)gitlab\./],
  ['bitbucket', /(?:^|\.)bitbucket\./],
  ['gitea', /(?:^|\.)(?:gitea|forgejo|codeberg)\./],
  ['azure', /^dev\.azure\.com$|\.visualstudio\.com$/],
  ['gerrit', /(?:^|\.|-)gerrit\.|-review\.googlesource\.com$/],
  ['sourcehut', /(?:^|\.)sr\.ht$/],
]
// Pages that people publish themselves.
const published = /\.(?:github|gitlab|gitea|bitbucket)\.io$/

/** The provider that a host's name says, such as 'gitlab.example.org'. */
export function providerOf(host: string): Provider | null {
  return published.test(host) ? null : (names.find(([, pattern]) => pattern.test(host))?.[0] ?? null)
}

// Their other hosts have documentation, snippets and forums.
const onlyHere = /\.(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitea\.com|forgejo\.org)$/
// What the providers keep for themselves where an owner could be.
const reserved = new Set(
  `- about abuse_reports account admin api apps assets autocomplete blog codespaces collections contact copilot
  customer-stories dashboard devtest documentation enterprise events explore favicon features gists groups help home
  import invites issues join jwt login logout marketplace milestones models new news notifications oauth
  organizations orgs pricing product profile profiles projects public pulls readme repo robots repositories
  search security sessions settings signin sign_in signup site sitemap snippets sponsors stars support team terms
  topics trending unsubscribes uploads user users v2 watching workspaces`.split(/\s+/),
)
// Behind a project in GitLab's older addresses, without "-" between.
const routes = new Set(
  'activity blame blob branches builds commit commits compare environments find_file forks graphs issues jobs labels merge_requests milestones network pipelines project_members raw refs releases services settings snippets tags tree wikis'.split(
    ' ',
  ),
)

/**
 * The repository that an address is the front page of, or undefined. A path says too little about it, so the host must
 * name its provider.
 */
export function repositoryIn(url: URL, host: string, provider: Provider | null): string | undefined {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const last = parts.at(-1)?.replace(/\.git$/, '')
  const azure = /\/_git\/(?:_full\/|_optimized\/)?([^/]+)\/?$/.exec(url.pathname)?.[1]
  if (azure) return azure
  const server = /\/(?:projects|users)\/[^/]+\/repos\/([^/]+)(?:\/browse)?\/?$/.exec(url.pathname)?.[1]
  if (server) return server
  if (!last || provider === null || provider === 'azure' || provider === 'gerrit' || onlyHere.test(host))
    return undefined
  if (parts.length < 2 || reserved.has((parts[0] ?? '').toLowerCase()) || !/^[\w.~-]+$/.test(last))
    return undefined
  if (provider === 'sourcehut')
    return /^(?:git|hg)\./.test(host) && parts.length === 2 && parts[0]?.[0] === '~' ? last : undefined
  if (provider === 'bitbucket' && parts.length === 3 && parts[0] === 'scm') return last
  // Subgroups are GitLab's only.
  if (parts.length > (provider === 'gitlab' ? 20 : 2)) return undefined
  return parts.slice(1).some((part, index) => part === '-' || (index > 0 && routes.has(part)))
    ? undefined
    : last
}

type Shape = { provider: Provider; kind: Kind; pattern: RegExp }

// Any number of folders first: groups, or the folder that a server is installed in.
const above = '(?:[^/]+/){1,20}?'
const repository = '(?<repository>(?!-/)[^/]{1,100})'
const number = '(?<number>\\d{1,9})'
const commit = '(?<commit>[0-9a-f]{7,64})'
// A trailing slash, or a tab of the page.
const rest = '(?:/.*)?$'
const path = (pattern: string) => new RegExp(`^/${pattern}${rest}`, 'i')

/**
 * Most of these hosts are self-hosted, so the path's shape says more than the host. The group `commit` beside `number` is
 * a commit of a request.
 */
export const shapes: readonly Shape[] = [
  {
    provider: 'gitlab',
    kind: 'merge request',
    pattern: path(`${above}${repository}/(?:-/)?merge_requests/${number}`),
  },
  {
    provider: 'gitlab',
    kind: 'issue',
    pattern: path(`${above}${repository}/-/(?:issues|work_items)/${number}`),
  },
  { provider: 'gitlab', kind: 'commit', pattern: path(`${above}${repository}/-/commit/${commit}`) },
  {
    provider: 'azure',
    kind: 'pull request',
    pattern: path(`(?:[^/]+/){0,20}?_git/(?:_full/|_optimized/)?${repository}/pullrequest/${number}`),
  },
  {
    provider: 'azure',
    kind: 'commit',
    pattern: path(`(?:[^/]+/){0,20}?_git/(?:_full/|_optimized/)?${repository}/commit/${commit}`),
  },
  {
    provider: 'azure',
    kind: 'issue',
    pattern: path(`(?:[^/]+/){0,20}?${repository}/_workitems/edit/${number}`),
  },
  {
    provider: 'gerrit',
    kind: 'change',
    pattern: path(`(?:[^/]+/){0,5}?c/(?:[^/+]+/){0,20}${repository}/\\+/${number}`),
  },
  {
    provider: 'bitbucket',
    kind: 'pull request',
    pattern: path(`${above}repos/${repository}/pull-requests/${number}(?:/commits/${commit})?`),
  },
  { provider: 'bitbucket', kind: 'commit', pattern: path(`${above}repos/${repository}/commits/${commit}`) },
  {
    provider: 'bitbucket',
    kind: 'pull request',
    pattern: path(`${above}${repository}/pull-requests/${number}(?:/commits/${commit})?`),
  },
  {
    provider: 'gitea',
    kind: 'pull request',
    pattern: path(`${above}${repository}/pulls/${number}(?:/commits/${commit})?`),
  },
  {
    provider: 'github',
    kind: 'pull request',
    pattern: path(`${above}${repository}/pull/${number}(?:/(?:commits|changes)/${commit}(?!\\.))?`),
  },
  // Pagure.
  {
    provider: 'gitea',
    kind: 'pull request',
    pattern: path(`(?:[^/]+/){0,20}?${repository}/pull-request/${number}`),
  },
  { provider: 'sourcehut', kind: 'patch', pattern: path(`~[^/]+/${repository}/patches/${number}`) },
  { provider: 'sourcehut', kind: 'commit', pattern: path(`~[^/]+/${repository}/commit/${commit}`) },
  { provider: 'github', kind: 'commit', pattern: path(`${above}${repository}/commit/${commit}`) },
  { provider: 'bitbucket', kind: 'commit', pattern: path(`[^/]+/${repository}/commits/${commit}`) },
  { provider: 'github', kind: 'issue', pattern: path(`${above}${repository}/issues/${number}`) },
]
