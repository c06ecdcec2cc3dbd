import { Notice } from '#app/_ui/notice.tsx'

/** A lead is refused this step, but an admin is only warned, since admins can make someone else a lead. */
export function OnlyLead({ name, isAdmin }: { name: string; isAdmin: boolean }) {
  return (
    <Notice tone="late">
      <b>
        <bdi>{name}</bdi> is the only lead.
      </b>{' '}
      {isAdmin
        ? 'Without one, no one sees the whole team’s progress or answers evidence where there’s no mentor. Make someone else a lead first.'
        : 'Make someone else a lead first, or ask an admin.'}
    </Notice>
  )
}
