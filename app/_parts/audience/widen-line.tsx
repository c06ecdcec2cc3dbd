import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { type Crumb, Page } from '#app/_ui/page.tsx'
import type { Named } from '#lib/core/named.ts'
import { seenBy } from './visibility.ts'
import { VisibilityMark } from './visibility-mark.tsx'
import { WiderChoice } from './wider-choice.tsx'

export function WidenLine(props: {
  body: string
  viewer: Named
  pair: { mentor: Named; junior: Named }
  crumbs: Crumb[]
  action: FormAction
  /** Sent as hidden fields. */
  sends: Record<string, string | number>
  back: string
}) {
  const { viewer, back } = props
  const { mentor, junior } = props.pair
  const readers = { viewer, junior, reader: mentor.id === viewer.id ? junior : mentor }
  return (
    <Page
      width="read"
      title="Let more people read this"
      lede="What others have read can’t be taken back from them."
      crumbs={props.crumbs}
    >
      <div className="note">
        <h2 className="vh">What you wrote</h2>
        <p className="wrap-anywhere">{props.body}</p>
        <p className="mt-3">
          <VisibilityMark visibility="pair" words={seenBy('pair', readers)} />
        </p>
      </div>
      <ActionForm action={props.action} className="form mt-8">
        {Object.entries(props.sends).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <WiderChoice options={[{ value: 'circle', label: seenBy('circle', readers) }]} back={back} />
      </ActionForm>
    </Page>
  )
}
