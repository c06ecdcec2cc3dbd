import { Icon, type IconName } from './icon.tsx'

export type Chip = { href: string; label: string; count?: number; icon?: IconName; isCurrent?: boolean }

export function Chips({ label, chips, showLabel }: { label: string; chips: Chip[]; showLabel?: boolean }) {
  return (
    <ul className="chips" aria-label={label}>
      {showLabel && (
        <li className="chips__label" aria-hidden="true">
          {label}
        </li>
      )}
      {chips.map((chip) => (
        <li key={chip.href}>
          <a className="chip" href={chip.href} aria-current={chip.isCurrent ? 'true' : undefined}>
            {chip.icon && <Icon name={chip.icon} />}
            {chip.label} {chip.count !== undefined && <b>{chip.count}</b>}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function Pages(props: { newer?: string; older?: string; label: string; note?: string | undefined }) {
  const { newer, older, label, note } = props
  if (!newer && !older) return null
  return (
    <nav className="row pages" aria-label={label}>
      {newer && (
        <a className="btn btn--sm" href={newer} rel="prev">
          <Icon name="left" />
          Newer
        </a>
      )}
      {older && (
        <a className="btn btn--sm" href={older} rel="next">
          Older
          <Icon name="right" />
        </a>
      )}
      {note && <span className="meta">{note}</span>}
    </nav>
  )
}
