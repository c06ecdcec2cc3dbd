import { Icon } from '#app/_ui/icon.tsx'

/** The box before an open action that marks it done; the form's action gets its id as `done`. */
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
