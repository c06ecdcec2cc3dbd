import type { Metadata } from 'next'
import { cache } from 'react'
import { AudienceFrame } from '#app/_parts/audience/audience.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { JotFacts } from '#app/_parts/jots/jot-field.tsx'
import { JotWords } from '#app/_parts/jots/jot-lines.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { withoutBackticks } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { MAX_JOT } from '#lib/jots/rules.ts'
import { getJotPage, type JotPage } from '#lib/views/jots/reads.ts'
import { changeJot } from '../actions.ts'
import { Became } from '../closed-jots.tsx'
import { edit, sendPage } from './actions.ts'
import { MakeInto } from './make-into.tsx'

type Props = { params: Promise<{ jotId: string }> }

// Shared by `generateMetadata` and the page.
const jotOf = cache(async (jotId: string) => found(getJotPage(await requireContext(), addressId(jotId))))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { jot } = await jotOf((await params).jotId)
  return { title: `Jot: ${withoutBackticks(jot.body)}` }
}

export default async function JotPageOf({ params }: Props) {
  const ctx = await requireContext()
  const shown = await jotOf((await params).jotId)
  const { jot, ways, href } = shown
  const isOpen = jot.state === 'open'
  return (
    <FormsPage
      width="read"
      title={isOpen ? 'A jot' : jot.body}
      lede={isOpen ? undefined : 'Only you can see it.'}
      below={
        <p className="meta">
          {isOpen ? <JotWords ctx={ctx} jot={jot} /> : <Became ctx={ctx} jot={{ ...jot, href }} />}
        </p>
      }
      crumbs={[{ href: '/jots', label: 'Your jots' }]}
      forms={sendPage}
    >
      <DidNotice />
      {isOpen ? (
        <div className="stack-9">
          <EditJot ctx={ctx} shown={shown} />
          <MakeInto ctx={ctx} ways={ways} about={jot.about} />
          <LetGo jot={jot} />
        </div>
      ) : (
        jot.state === 'let_go' && (
          <ActionForm
            action={changeJot}
            part="changeJot"
            fixed={{ from: '/jots' }}
            aria-label="Take it up again"
          >
            <SubmitButton className="button" name="takeUp" value={`${jot.id} ${jot.version}`}>
              Open it again
            </SubmitButton>
          </ActionForm>
        )
      )}
    </FormsPage>
  )
}

function EditJot({ ctx, shown }: { ctx: Ctx; shown: JotPage }) {
  const { jot, people } = shown
  return (
    <ActionForm
      action={edit}
      part="edit"
      formId={newId()}
      fixed={{ jotId: jot.id }}
      className="form"
      aria-label="Edit this jot"
      renewed={jot.version}
    >
      <Hidden name="version" value={jot.version} />
      <AudienceFrame audience={{ visibility: 'private', words: seenBy('private', { viewer: ctx.viewer }) }}>
        <div className="grid grid-cols-1 gap-4 p-4 sm:px-5">
          <TextField name="body" label="What you noted" value={jot.body} maxLength={MAX_JOT} />
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2" id="about">
            <JotFacts ctx={ctx} people={people} about={jot.about} comesBackOn={jot.comesBackOn} />
          </div>
        </div>
      </AudienceFrame>
      <div>
        <SubmitButton className="button">Save jot</SubmitButton>
      </div>
    </ActionForm>
  )
}

function LetGo({ jot }: { jot: JotPage['jot'] }) {
  return (
    <section aria-labelledby="let-go">
      <h2 id="let-go" className="subheading">
        Not needed any more?
      </h2>
      <p className="meta mb-3">It’s kept with your closed jots, and you can open it again.</p>
      <ActionForm action={changeJot} part="changeJot" fixed={{ from: '/jots' }} aria-labelledby="let-go">
        <SubmitButton className="button" name="letGo" value={`${jot.id} ${jot.version}`}>
          Let go
          <span className="visually-hidden">
            : <PlainText text={jot.body} />
          </span>
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
