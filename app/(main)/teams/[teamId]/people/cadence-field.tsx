import { TextField } from '#app/_ui/fields.tsx'

export function CadenceField({ days }: { days: number }) {
  return (
    <TextField
      name="cadenceDays"
      label="Meets every … days"
      hint="Without a session for longer than that, the pair is shown in amber; after twice as long, in red."
      type="number"
      width="short"
      min={1}
      max={365}
      value={String(days)}
      required
    />
  )
}
