import { AudienceBox } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { MarkdownLine } from '#app/_parts/text/markdown.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { newId } from '#lib/core/ids.ts'
import { MAX_LINKS } from '#lib/goals/rules.ts'
import { EvidenceLinks } from './evidence-links.tsx'
import { goalJunior, type View } from './words.ts'

/** The evidence's part of the form that `Work` makes. */
export function EvidenceForm({ ctx, goal }: View) {
  const number = (goal.evidence[0]?.number ?? 0) + 1
  const words = seenBy('circle', { viewer: ctx.viewer, junior: goalJunior(goal) })
  const audience = { visibility: 'circle' as const, words }
  return (
    <div className="work">
      <h3 id="submit">{number === 1 ? 'Send evidence' : `Send version ${number}`}</h3>
      <AudienceBox
        name="note"
        label="What you did"
        hint="What changed, what you tried, where to look first."
        audience={audience}
        rows={6}
      />
      <fieldset>
        <legend className="subheading">
          Links <span className="optional">(up to {MAX_LINKS})</span>
        </legend>
        <EvidenceLinks ids={[newId(), newId()]} />
      </fieldset>
      {goal.kind === 'project' && (
        <>
          <AudienceBox
            name="outcome"
            label="Outcome"
            hint={goal.expectedOutcome ? <MarkdownLine text={goal.expectedOutcome} /> : undefined}
            optional
            audience={audience}
            rows={3}
            value={goal.outcome ?? ''}
          />
          <TextField
            name="repositoryUrl"
            label="Repository"
            optional
            type="url"
            value={goal.repositoryUrl ?? ''}
            placeholder="https://"
            maxLength={2000}
          />
        </>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton name="decision" value="submit">
          Send version {number}
        </SubmitButton>
        <p className="meta">You can take it back until it’s answered.</p>
      </div>
    </div>
  )
}
