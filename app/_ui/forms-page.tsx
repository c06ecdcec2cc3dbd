import type { ComponentProps } from 'react'
import { Page } from './page.tsx'
import { type PageAction, PageForms } from './page-forms.tsx'

/** A `Page` with several forms, which `forms` takes together where there's no script; each has its `part`. */
export function FormsPage({ forms, ...page }: ComponentProps<typeof Page> & { forms: PageAction }) {
  return <Page {...page} around={(content) => <PageForms action={forms}>{content}</PageForms>} />
}
