import type { ReactNode } from 'react'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import type { GoalPage } from '#lib/goals/reads.ts'

export function StepButton(props: {
  goal: GoalPage
  action: FormAction
  className?: string
  children: ReactNode
}) {
  const { goal, action, className = 'button' } = props
  return (
    <ActionForm action={action} renewed={goal.version} formId={newId()}>
      <input type="hidden" name="goalId" value={goal.id} />
      <Hidden name="version" value={goal.version} />
      <SubmitButton className={className}>{props.children}</SubmitButton>
    </ActionForm>
  )
}
