type Props = { label: string; path: string; q?: string | null; page: number; hasMore: boolean }

/** For lists by name. Nothing if all of the list is on one page. */
export function PageLinks({ label, path, q, page, hasMore }: Props) {
  if (page === 1 && !hasMore) return null
  const to = (number: number) =>
    `${path}?${new URLSearchParams({ ...(q ? { q } : {}), page: String(number) })}`
  return (
    <nav className="mt-9 flex flex-wrap items-center gap-x-3 gap-y-2 sm:mt-6" aria-label={label}>
      {page > 1 && (
        <a className="button button--small" href={to(page - 1)} rel="prev">
          Earlier names
        </a>
      )}
      {hasMore && (
        <a className="button button--small" href={to(page + 1)} rel="next">
          Later names
        </a>
      )}
    </nav>
  )
}
