import { domainToUnicode } from 'node:url'
import { formatPosition } from '#lib/text/positions/rules.ts'
import { cleanLine } from '#lib/text/typed.ts'
import { hostedFile, unescaped, unescapedPath } from './files/rules.ts'
import { type Kind, type Provider, providerOf, repositoryIn, shapes } from './hosts/rules.ts'

/** In characters. */
export const LINK_MAX = 2000

/** What can be told from an address without a request. */
export type RecognisedLink = {
  provider: Provider | null
  /** Without its owner: 'payments'. */
  repository: string | null
  /** Of a request or an issue; of the request that a commit is shown in. */
  number: number | null
  kind: Kind | null
  /** 'payments #482', 'payments !7', 'payments 3f9c2ab' or 'wiki.example/refunds'. Never empty, never contains a password. */
  label: string
  /** What it was called before its host's own signs were used; titles may have been saved so. */
  formerLabel: string
}

/**
 * Any address it doesn't recognise is labelled with its host and path, and text that isn't a web address with 'Link'.
 * Never throws.
 */
export function recogniseLink(text: string): RecognisedLink {
  const url = webAddress(text)
  if (!url) return { ...nothing, label: 'Link', formerLabel: 'Link' }
  const host = url.hostname.replace(/^www\./, '')
  const known = providerOf(host)
  return (
    byShape(url, known) ??
    fileOf(url, known) ??
    changeOf(url, known) ??
    repositoryOf(url, host, known) ?? {
      ...nothing,
      label: hostAndPath(readableHost(host), url.port, unescapedPath(url.pathname)),
      formerLabel: hostAndPath(host, url.port, url.pathname),
    }
  )
}

const nothing = { provider: null, repository: null, number: null, kind: null }

function byShape(url: URL, known: Provider | null): RecognisedLink | undefined {
  for (const { provider, kind, pattern } of shapes) {
    const groups = pattern.exec(url.pathname)?.groups
    if (!groups?.repository) continue
    const repository = unescaped(lastPart(groups.repository))
    // Some path shapes are shared, so a host that names its provider wins.
    const found = { provider: known ?? provider, repository }
    const number = groups.number === undefined ? null : Number(groups.number)
    if (number === null) {
      const label = `${repository} ${short(groups.commit ?? '')}`
      return { ...found, number, kind, label, formerLabel: label }
    }
    const request = `${repository} ${signOf(kind, found.provider)}${number}`
    const formerLabel = `${repository} #${number}`
    const commit = groups.commit ?? commitOfQuery(url, kind)
    if (commit) return { ...found, number, kind: 'commit', label: `${request} ${short(commit)}`, formerLabel }
    return { ...found, number, kind, label: request, formerLabel }
  }
  return undefined
}

// Gerrit writes the folders of a project into its name.
const lastPart = (name: string) => name.split(/%2f/i).filter(Boolean).at(-1) ?? name
const short = (commit: string) => commit.slice(0, 7).toLowerCase()
// As people write it on the host itself: in Azure DevOps, # is a work item.
const signOf = (kind: Kind, provider: Provider) =>
  kind === 'merge request' || (kind === 'pull request' && provider === 'azure') ? '!' : '#'

function commitOfQuery(url: URL, kind: Kind): string | undefined {
  const commit = kind === 'merge request' ? url.searchParams.get('commit_id') : null
  return commit && /^[0-9a-f]{7,64}$/i.test(commit) ? commit : undefined
}

function fileOf(url: URL, known: Provider | null): RecognisedLink | undefined {
  const found = hostedFile(url)
  if (!found || (known === null && found.line === null)) return undefined
  const { repository } = found
  const label = cut(`${repository} ${formatPosition(found)}`, 100)
  return { provider: known, repository, number: null, kind: 'file', label, formerLabel: label }
}

// Gerrit's short addresses: /12345, /c/12345, /#/c/12345/2.
function changeOf(url: URL, known: Provider | null): RecognisedLink | undefined {
  const path = /^#\/c\//.test(url.hash) ? url.hash.slice(1) : url.pathname
  const [, number] =
    (known === 'gerrit' ? /^(?:\/c)?\/(\d{1,9})(?:\/.*)?$/ : /^(?:\/r)?\/c\/(\d{1,9})(?:\/.*)?$/).exec(
      path,
    ) ?? []
  if (!number) return undefined
  const label = `change ${Number(number)}`
  return { ...nothing, provider: 'gerrit', number: Number(number), kind: 'change', label, formerLabel: label }
}

function repositoryOf(url: URL, host: string, known: Provider | null): RecognisedLink | undefined {
  const name = repositoryIn(url, host, known)
  if (name === undefined || name.length > 100) return undefined
  const repository = unescaped(name).replace(/\.git$/, '')
  if (repository.trim() === '') return undefined
  const provider = known ?? (url.pathname.includes('/_git/') ? 'azure' : 'bitbucket')
  return {
    provider,
    repository,
    number: null,
    kind: 'repository',
    label: repository,
    formerLabel: repository,
  }
}

// Letters that can't be taken for others: no Cyrillic or Greek ones, no dotless i.
const clear =
  /^[\w.:[\]\u00df-\u0130\u0132-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u017e\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Hangul}-]+$/u

function readableHost(host: string): string {
  const shown = host.includes('xn--') ? domainToUnicode(host) : host
  return shown !== '' && clear.test(shown) ? shown : host
}

// Query and fragment are left out: they say little and may contain secrets.
function hostAndPath(host: string, port: string, path: string): string {
  return cut(`${host}${port && `:${port}`}${path.replace(/\/+$/, '')}`, 80)
}

const cut = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text

function webAddress(text: string): URL | null {
  const trimmed = text.trim()
  // `URL` accepts "javascript:" and drops the line break inside "java\nscript:".
  if (!/^https?:\/\/[^\s\\]+$/i.test(trimmed) || /\p{Cc}/u.test(trimmed)) return null
  const url = URL.parse(trimmed)
  return url?.hostname ? url : null
}

/**
 * As it's meant: without what can't be seen around it, angle brackets, and the name of an account, which code hosts put
 * into the links that they give for cloning. A password stays, so that `linkProblem` can say so.
 */
export function pastedLink(text: string): string {
  return cleanLine(text)
    .replace(/^<(.*)>$/, '$1')
    .replace(/^(https?:\/\/)[^/?#\\@:\s]*:?@/i, '$1')
}

export function linkProblem(text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'Please paste a link.'
  if (trimmed.length > LINK_MAX) return `This link is too long: ${LINK_MAX} characters at most.`
  const url = webAddress(trimmed)
  if (!url) return 'This isn’t a web address. It should begin with https:// or http://.'
  if (url.username || url.password) return 'Please remove the name and password from this link.'
  // The normal form is what gets stored, and it can be longer than what was typed.
  if (url.href.length > LINK_MAX) return `This link is too long: ${LINK_MAX} characters at most.`
  return undefined
}
