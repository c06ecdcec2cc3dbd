import type { ReactNode } from 'react'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import type { GoalPage } from '#lib/goals/reads.ts'

export function StepButton(props: {
  goal: GoalPage
  /** The action's name in the page's forms. */
  part: string
  action: FormAction
  className?: string
  children: ReactNode
}) {
  const { goal, part, action, className = 'button' } = props
  return (
    <ActionForm
      action={action}
      part={part}
      fixed={{ goalId: goal.id }}
      renewed={`${goal.state} ${goal.blockedAt !== null}`}
      formId={newId()}
    >
      <Hidden name="version" value={goal.version} />
      <SubmitButton className={className}>{props.children}</SubmitButton>
    </ActionForm>
  )
}
