import { Icon } from '#app/_ui/icon.tsx'

/** Sends the action's id as `done` in the form around it. */
export function TickButton({ action }: { action: { id: string; body: string } }) {
  return (
    <button
      type="submit"
      className="tick"
      name="done"
      value={action.id}
      aria-label={`Mark done: ${action.body}`}
    >
      <Icon name="check" />
    </button>
  )
}
