import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { NameFields } from '#app/_parts/people/name-fields.tsx'
import { TimeZoneChoice } from '#app/_parts/people/time-zone-choice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { doneNote } from '#app/_server/done-note.ts'
import { found } from '#app/_server/found.ts'
import { chosenTheme } from '#app/_server/theme.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Segments, Tick } from '#app/_ui/choices.tsx'
import { Hidden, TextField } from '#app/_ui/fields.tsx'
import { FormsPage } from '#app/_ui/forms-page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { readableAddress } from '#lib/core/email.ts'
import { newId } from '#lib/core/ids.ts'
import { getProfile } from '#lib/people/settings/reads.ts'
import { saveAddress, savePassword, saveProfile, saveShortcuts, saveTheme, sendPage } from './actions.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function Settings() {
  const ctx = await requireContext()
  const profile = await found(getProfile(ctx))
  const theme = await chosenTheme()
  const note = await doneNote()
  return (
    <FormsPage
      title="Settings"
      width="read"
      lede={`You sign in as ${readableAddress(profile.email)}.`}
      forms={sendPage}
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        <section aria-labelledby="profile">
          <h2 id="profile">You</h2>
          <ActionForm
            action={saveProfile}
            part="saveProfile"
            formId={newId()}
            className="form form--close"
            renewed={profile.version}
          >
            <Hidden name="version" value={profile.version} />
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
              <NameFields
                label="Name"
                hint="Your full name, as your team knows you."
                name={profile.name}
                shortName={profile.shortName ?? ''}
              />
              <TimeZoneChoice
                value={profile.timeZone}
                hint="Used to show days and times. Planned sessions stay at the time you agreed."
              />
            </div>
            <SubmitButton>Save</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="theme">
          <h2 id="theme">Theme</h2>
          <ActionForm action={saveTheme} part="saveTheme" className="form form--close" renewed={theme}>
            <Segments
              name="theme"
              legend="Theme in this browser"
              options={[
                { value: 'system', label: 'Match system' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
              value={theme}
            />
            <SubmitButton className="button">Save theme</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="shortcuts">
          <h2 id="shortcuts">Keyboard shortcuts</h2>
          <ActionForm
            action={saveShortcuts}
            part="saveShortcuts"
            className="form form--close"
            renewed={String(ctx.viewer.hasShortcuts)}
          >
            <Tick name="hasShortcuts" label="Use keyboard shortcuts" checked={ctx.viewer.hasShortcuts} />
            <p className="meta">
              For example, <kbd>/</kbd> to search, or <kbd>g</kbd> then <kbd>s</kbd> for your sessions.{' '}
              <a href="/help/keys">All shortcuts</a>
            </p>
            <SubmitButton className="button">Save shortcuts</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="address">
          <h2 id="address">E-mail address</h2>
          <ActionForm
            action={saveAddress}
            part="saveAddress"
            className="form form--close"
            renewed={profile.email}
            fixed={{ addressBefore: profile.email }}
          >
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
              <TextField
                name="email"
                label="New address"
                hint="You’ll sign in with it."
                type="email"
                autoComplete="email"
                required
              />
              <TextField
                name="password"
                label="Your password"
                hint="To confirm it’s you."
                type="password"
                autoComplete="current-password"
                required
              />
            </div>
            <p className="meta">
              You’ll be signed out everywhere else. Invites to your old address can no longer be accepted
              here.
            </p>
            <SubmitButton className="button">Change address</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="password">
          <h2 id="password">Password</h2>
          {/* There's only a note after a save, so a failed attempt doesn't empty the form. */}
          <ActionForm
            action={savePassword}
            part="savePassword"
            className="form form--close"
            renewed={`password ${note?.id}`}
          >
            <input
              type="email"
              name="username"
              value={profile.email}
              autoComplete="username"
              readOnly
              hidden
            />
            <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
              <TextField
                name="currentPassword"
                label="Current password"
                hint="The one you signed in with."
                type="password"
                autoComplete="current-password"
                required
              />
              <TextField
                name="newPassword"
                label="New password"
                hint="10 characters or more. A few words in a row are fine."
                type="password"
                autoComplete="new-password"
                required
              />
            </div>
            <p className="meta">You’ll be signed out everywhere else.</p>
            <SubmitButton className="button">Change password</SubmitButton>
          </ActionForm>
        </section>
        <section aria-labelledby="calendar">
          <h2 id="calendar">Calendar</h2>
          <p className="mt-3">
            <a href="/settings/calendar">Your sessions and due days in your own calendar</a>
          </p>
        </section>
        <section aria-labelledby="sign-ins">
          <h2 id="sign-ins">Sign-ins</h2>
          <p className="mt-3">
            <a href="/settings/sign-ins">Where you’re signed in, and what happened to your account</a>
          </p>
        </section>
      </div>
    </FormsPage>
  )
}
