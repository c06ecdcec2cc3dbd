import type { ChangedJot } from '#app/_parts/jots/changed-jot.ts'
import { JotField } from '#app/_parts/jots/jot-field.tsx'
import { JotLines } from '#app/_parts/jots/jot-lines.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import type { OwnJots } from '#lib/views/home/reads.ts'
import { changeJot, jot } from '../jots/actions.ts'

type Props = { ctx: Ctx; own: OwnJots; changed: ChangedJot | undefined }

/** A field for a thought, and those whose day has come. */
export function Jots({ ctx, own, changed }: Props) {
  const { people, jots, more, open } = own
  return (
    <section aria-labelledby="jots" className="mb-10 stack-4 print:hidden">
      <h2 id="jots" className="visually-hidden">
        Jots
      </h2>
      <div id="jot-field">
        <JotField ctx={ctx} people={people} jot={jot} from="/" renewed={String(open)}>
          <a className="text-sm" href="/jots">
            {open > 0 ? count(open, 'open jot') : 'Your jots'}
          </a>
        </JotField>
        <DidNotice at="jot-field" hasField />
      </div>
      {jots.length > 0 && (
        <div>
          <h3 className="subheading mb-2">Back again</h3>
          <JotLines
            ctx={ctx}
            jots={jots}
            changeJot={changeJot}
            from="/"
            label="Jots that are back"
            name="back"
            changed={changed}
          />
          {more > 0 && (
            <p className="mt-2 text-sm">
              <a href="/jots#come">{more} more</a>
            </p>
          )}
        </div>
      )}
    </section>
  )
}
