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

const row = 'flex flex-wrap items-center gap-x-3 gap-y-2'

/** `isInStack`: on a phone, the space above is the stack's. */
export function Pages(props: {
  newer?: string
  older?: string
  label: string
  note?: string | undefined
  isInStack?: boolean
}) {
  const { newer, older, label, note, isInStack } = props
  if (!newer && !older) return null
  return (
    <nav className={isInStack ? `mt-9 sm:mt-6 ${row}` : `mt-6 ${row}`} aria-label={label}>
      {newer && (
        <a className="button button--small" href={newer} rel="prev">
          <Icon name="left" />
          Newer
        </a>
      )}
      {older && (
        <a className="button button--small" href={older} rel="next">
          Older
          <Icon name="right" />
        </a>
      )}
      {note && <span className="meta">{note}</span>}
    </nav>
  )
}
