/** Lines count from 1. Without a line, all three are null. */
export type Lines = { line: number | null; column: number | null; lastLine: number | null }

export const noLines: Lines = { line: null, column: null, lastLine: null }

/** The last line of a range, which may be written backwards; a range of one line is no range. */
export function linesFrom(first: string | undefined, column?: string, last?: string): Lines | undefined {
  const [line, end] = [Number(first ?? 0), Number(last ?? 0)]
  if (line < 1) return undefined
  if (end > 0 && end !== line)
    return { line: Math.min(line, end), column: null, lastLine: Math.max(line, end) }
  return { line, column: Number(column ?? 0) || null, lastLine: null }
}

// L12, L12-L20, L12-20, L12C3-L20C5, l12 (Mercurial), n12 (cgit), 12 and 12-20 (Bitbucket Server, Gitiles), lines-12:20
// (Bitbucket), line=12 (RFC 5147 and others).
const fragment = /^(?:L|n|lines?[-=])?(\d{1,7})(?:C(\d{1,7}))?(?:[-:,](?:L|n)?(\d{1,7})(?:C\d{1,7})?)?$/i

/** What `#L12-L20` says behind a file. Undefined if it's about something else. */
export function linesInFragment(text: string): Lines | undefined {
  const [, first, column, last] = fragment.exec(text) ?? []
  return linesFrom(first, column, last)
}

export type HostedFile = Lines & { repository: string; file: string }

const name = '([^/]{1,200})'
// Of a branch, the first part of its name is taken: `blob/main/src/app.py`. Gitea says what kind of name follows.
const shapes = [
  new RegExp(`/${name}/-/(?:blob|blame|raw)/[^/]+/(.+)$`),
  new RegExp(`/${name}/src/(?:branch|commit|tag)/[^/]+/(.+)$`),
  new RegExp(`^/[^/]+/${name}/(?:blob|blame|raw)/(?:refs/(?:heads|tags)/)?[^/]+/(.+)$`),
  new RegExp(`^/[^/]+/${name}/src/[^/]+/(.+)$`),
  new RegExp(`/repos/${name}/browse/(.+)$`),
  new RegExp(`/~[^/]+/${name}/tree/[^/]+/(?:item/)?(.+)$`),
]

/** A file on a code host, as its address names it: `/larkfield/payments/blob/main/src/app.py#L12-L20`. */
export function hostedFile(url: URL): HostedFile | undefined {
  const azure = /\/_git\/([^/]{1,200})\/?$/.exec(url.pathname)
  const azurePath = url.searchParams.get('path')
  if (azure?.[1] && azurePath && /[^/]/.test(azurePath)) {
    const { searchParams: query } = url
    const first = query.get('line') ?? undefined
    const lines = /^\d{1,7}$/.test(first ?? '')
      ? linesFrom(first, undefined, /^\d{1,7}$/.exec(query.get('lineEnd') ?? '')?.[0])
      : undefined
    return { repository: unescaped(azure[1]), file: azurePath.replace(/^\/+/, ''), ...(lines ?? noLines) }
  }
  for (const shape of shapes) {
    const [, repository, file] = shape.exec(url.pathname) ?? []
    if (!repository || !file || file.endsWith('/')) continue
    const lines = linesInFragment(url.hash.slice(1)) ?? noLines
    return { repository: unescaped(repository), file: unescapedPath(file), ...lines }
  }
  return undefined
}

// A letter that can't be seen or that turns text around stays escaped, and so does a slash that isn't one of the path's.
const unreadable = /[\p{C}\p{Zl}\p{Zp}/\\]/u

/** 'R%C3%BCckgabe' as 'Rückgabe'. As it is, where the letters would mislead or are none. */
export function unescaped(part: string): string {
  if (!part.includes('%')) return part
  try {
    const text = decodeURIComponent(part)
    return unreadable.test(text) ? part : text
  } catch {
    return part
  }
}

export const unescapedPath = (path: string) => path.split('/').map(unescaped).join('/')
