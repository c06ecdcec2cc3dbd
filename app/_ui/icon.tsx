import sprite from './icons.svg'

/** The icons of app/_ui/icons.svg, by what they show. */
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

/** Where a shape of the sprite is. */
export const spriteOf = (id: string): string => `${sprite.src}#${id}`

/**
 * An icon of the sprite, in the colour of the text around it and hidden from screen readers: the words beside
 * it, or the label of its button, say what it means.
 */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg className={className ? `i ${className}` : 'i'} aria-hidden="true">
      <use href={spriteOf(name)} />
    </svg>
  )
}
