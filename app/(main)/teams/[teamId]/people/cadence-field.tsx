import { TextField } from '#app/_ui/fields.tsx'

export function CadenceField({ days }: { days: number }) {
  return (
    <TextField
      name="cadenceDays"
      label="They meet every so many days"
      hint="Once that long has passed without a session, the pair’s contact is marked; at twice that, in red."
      type="number"
      width="short"
      min={1}
      max={365}
      value={String(days)}
      required
    />
  )
}
