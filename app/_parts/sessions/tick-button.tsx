import { Icon } from '#app/_ui/icon.tsx'
import { ActionButton } from './action-button.tsx'

export function TickButton({ action }: { action: { id: string; version: number; body: string } }) {
  return (
    <ActionButton action={action} state="done" className="tick" aria-label={`Mark done: ${action.body}`}>
      <Icon name="check" />
    </ActionButton>
  )
}
