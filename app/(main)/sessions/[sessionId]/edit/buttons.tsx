import { FormBar } from '#app/_ui/form-bar.tsx'

export function Buttons({ session, children }: { session: { id: string }; children: string }) {
  return <FormBar submit={children} back={`/sessions/${session.id}`} backWords="Discard" isApart />
}
