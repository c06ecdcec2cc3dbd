import sprite from './icons.svg'

/** Symbols of `app/_ui/icons.svg`. */
export type IconName =
  | 'admin'
  | 'arrow'
  | 'back'
  | 'block'
  | 'calendar'
  | 'check'
  | 'clock'
  | 'close'
  | 'code'
  | 'comment'
  | 'document'
  | 'down'
  | 'eye'
  | 'flag'
  | 'goal'
  | 'keyboard'
  | 'left'
  | 'link'
  | 'list'
  | 'lock'
  | 'mail'
  | 'pencil'
  | 'people'
  | 'plus'
  | 'pull-request'
  | 'repeat'
  | 'right'
  | 'search'
  | 'settings'
  | 'sign-out'
  | 'up'
  | 'warning'

export const spriteAddress = (id: string): string => `${sprite.src}#${id}`

/** Hidden from screen readers: the words beside it, or its button's label, must say what it means. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} aria-hidden="true">
      <use href={spriteAddress(name)} />
    </svg>
  )
}
