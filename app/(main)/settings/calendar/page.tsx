import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments } from '#app/_ui/choices.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { FormBar } from '#app/_ui/form-bar.tsx'
import { Page } from '#app/_ui/page.tsx'
import { ShownOnce } from '#app/_ui/shown-once.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { getOwnFeed } from '#lib/people/calendar/reads.ts'
import { changeTitles, makeAddress, takeAway } from './actions.ts'

export const metadata: Metadata = { title: 'Calendar' }

export default async function Calendar() {
  const ctx = await requireContext()
  const feed = await getOwnFeed(ctx)
  return (
    <Page
      title="Calendar"
      width="read"
      crumbs={[{ href: '/settings', label: 'Settings' }]}
      lede="Your sessions and the days on which your goals and actions are due, in the calendar that you use anyway."
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        {feed && (
          <section aria-labelledby="titles">
            <h2 id="titles">What it shows</h2>
            <ActionForm action={changeTitles} className="form form--close" renewed={String(feed.showsNames)}>
              <Titles showsNames={feed.showsNames} />
              <p className="meta">{never}</p>
              <SubmitButton className="button">Save</SubmitButton>
            </ActionForm>
          </section>
        )}
        <section aria-labelledby="address">
          <h2 id="address">{feed ? 'A new address' : 'Your calendar’s address'}</h2>
          <ActionForm action={makeAddress} className="form form--close">
            <ShownOnce
              label="The address"
              after={
                <>
                  <p>
                    Add it to your calendar program as a subscription, also called a calendar from the
                    internet. Anyone who has the address can read this calendar, so keep it to yourself. It’s
                    only shown now.
                  </p>
                  <div className="form-bar">
                    <a className="button button--primary" href="/settings/calendar">
                      Done
                    </a>
                  </div>
                </>
              }
            >
              {feed ? (
                <>
                  <Hidden name="titles" value={feed.showsNames ? 'names' : 'mentoring'} />
                  <p>
                    Your address was created <When at={feed.renewedAt} ctx={ctx} />, and can’t be shown again.
                    If you’ve lost it, or someone else has it, create a new one: the old one stops working at
                    once.
                  </p>
                  <SubmitButton className="button">Create a new address</SubmitButton>
                </>
              ) : (
                <>
                  <Titles showsNames={false} />
                  <p className="meta">{never}</p>
                  <FormBar submit="Create the address" back="/settings" backWords="Cancel" />
                </>
              )}
            </ShownOnce>
          </ActionForm>
        </section>
        {feed && (
          <section aria-labelledby="remove">
            <h2 id="remove">Remove it</h2>
            <p className="mt-3">The address stops working, and your calendar program finds nothing there.</p>
            <ActionForm action={takeAway} className="form form--close">
              <SubmitButton className="button">Remove the address</SubmitButton>
            </ActionForm>
          </section>
        )}
      </div>
    </Page>
  )
}

const never =
  'The calendar has days and times. It never has a word of an action, a note, an agenda or a goal.'

function Titles({ showsNames }: { showsNames: boolean }) {
  return (
    <Segments
      name="titles"
      legend="Titles"
      options={[
        { value: 'mentoring', label: 'Only “Mentoring”' },
        { value: 'names', label: 'With names' },
      ]}
      value={showsNames ? 'names' : 'mentoring'}
    />
  )
}
