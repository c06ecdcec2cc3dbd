import { Pebble } from '#app/_parts/people/person.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { countInWords } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { Moved } from '#lib/roadmaps/moving-on/back/reads.ts'
import { moveBack } from '../actions.ts'

/** Who can still be taken back, because nothing new has happened on their goals. */
export function MovedLately({ ctx, moved }: { ctx: Ctx; moved: Moved[] }) {
  return (
    <ul className="sheet rows">
      {moved.map((move) => {
        const junior = { id: move.juniorId, name: move.name }
        const mover = { id: move.moverId, name: move.moverName }
        return (
          <li key={move.id} className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <Pebble person={junior} />
            <div className="flex-1">
              <b>
                <bdi>{fullName(ctx.viewer, junior)}</bdi>
              </b>
              <p className="meta">
                From version {move.from} to version {move.to}, with {countInWords(move.goals, 'goal')}, by{' '}
                {mover.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, mover)},{' '}
                <When at={move.at} ctx={ctx} form="plain" />
              </p>
            </div>
            <ActionForm action={moveBack} formId={newId()} renewed={move.id}>
              <input type="hidden" name="moveId" value={move.id} />
              <SubmitButton className="button button--small">
                Move back
                <span className="visually-hidden">: {fullName(ctx.viewer, junior)}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        )
      })}
    </ul>
  )
}
