import type { ReactNode } from 'react'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { type Crumb, Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Visibility } from '#db/words.ts'
import { circleInWords, circleNamed } from '#lib/audience/naming/rules.ts'
import type { Circle } from '#lib/audience/reads.ts'
import { isWider } from '#lib/audience/rules.ts'
import { VisibilityMark } from './visibility-mark.tsx'

const widenTitle = 'Share more widely'

/** For the tab. */
export const widenTab = (what: string): string => `${widenTitle}: ${what}`

type Props = {
  /** The saved text; `shown` is its body, rendered. */
  text: { visibility: Visibility; version: number; shown: ReactNode }
  /** Names an audience of this text: 'You and Ada'. */
  words: (visibility: Visibility) => string
  /** Those that aren't wider than the text's own are left out. */
  audiences: Visibility[]
  /** Who is in the circle now, apart from the junior. Named on the page and sent with it. */
  circle: Circle
  viewerId: string
  /** Shown instead of the form if no audience is left. */
  already?: string
  lede?: string
  crumbs: Crumb[]
  action: FormAction
  /** Hidden fields, in addition to the version. */
  sends: Record<string, string>
  back: string
  /** A further field, if a choice needs one. */
  children?: ReactNode
}

/** Sharing more widely can't be undone, so its author confirms it on a page of its own. */
export function WidenPage(props: Props) {
  const { text, words, already } = props
  const wider = props.audiences.filter((visibility) => isWider(text.visibility, visibility))
  return (
    <Page
      width="read"
      title={widenTitle}
      lede={props.lede ?? 'What others have read can’t be taken back from them.'}
      crumbs={props.crumbs}
    >
      <div className={text.visibility === 'private' ? 'note note--private' : 'note'}>
        <h2 className="visually-hidden">What you wrote</h2>
        {text.shown}
        <p className="mt-3">
          <VisibilityMark visibility={text.visibility} words={words(text.visibility)} />
        </p>
      </div>
      {wider.length === 0 && already ? (
        <EmptyList level={2} title={already} />
      ) : (
        <WidenForm {...props} wider={wider} />
      )}
    </Page>
  )
}

function WidenForm(props: Props & { wider: Visibility[] }) {
  const { wider, words, text, action, sends, back, children, circle, viewerId } = props
  const others = circleInWords(circle, viewerId)
  return (
    <ActionForm action={action} className="form mt-8">
      {Object.entries(sends).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Hidden name="version" value={text.version} />
      <input type="hidden" name="circle" value={circleNamed(circle)} />
      <Segments
        name="visibility"
        legend="Seen by"
        look="close"
        options={wider.map((visibility) => ({ value: visibility, label: words(visibility) }))}
        value={wider[0]}
      />
      {wider.includes('circle') && others && <p className="meta">Current mentors and leads: {others}.</p>}
      {children}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SubmitButton name="confirmed" value="yes">
          Share
        </SubmitButton>
        <a className="button button--quiet" href={back}>
          Cancel
        </a>
      </div>
    </ActionForm>
  )
}
