import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NameFields } from '#app/_parts/people/name-fields.tsx'
import { TimeZoneChoice } from '#app/_parts/people/time-zone-choice.tsx'
import { one, type Query } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { TextField } from '#app/_ui/fields.tsx'
import { Gate } from '#app/_ui/gate.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { makeSystemContext } from '#lib/core/context.ts'
import { tokenField } from '#lib/core/fields.ts'
import { isWithoutPeople, opensSetup } from '#lib/people/setup/reads.ts'
import { setUpCairn } from './actions.ts'

export const metadata: Metadata = { title: 'Set up' }

/** The token is the one that the last start printed. The page exists until the first admin does. */
export default async function SetUp({ searchParams }: { searchParams: Promise<Query> }) {
  const token = tokenField().safeParse(one((await searchParams).token))
  const ctx = makeSystemContext(new Date())
  if (!token.success || !(await opensSetup(ctx, token.data))) {
    if (!(await isWithoutPeople(ctx))) notFound()
    return <WithoutLink />
  }
  return (
    <Gate
      title="Lay the first stone"
      lede="You’ll be the first admin: you create teams and invite people. Their notes stay private to them."
    >
      <ActionForm action={setUpCairn}>
        <input type="hidden" name="token" value={token.data} />
        <NameFields label="Your name" />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
        <TextField
          name="password"
          label="Password"
          hint="10 characters or more. A few words in a row are fine."
          type="password"
          autoComplete="new-password"
          required
        />
        <TimeZoneChoice value="" hint="Used to show days and times." />
        <SubmitButton>Set up Cairn</SubmitButton>
      </ActionForm>
    </Gate>
  )
}

/** Someone who came without the link, or with one from an earlier start. */
function WithoutLink() {
  return (
    <Gate
      title="Use the link that Cairn printed"
      lede="Cairn isn’t set up yet. Each time it starts, it prints a link that creates the first account. Earlier links stop working."
    >
      <p className="mt-7">
        Look for it where Cairn was started: in the terminal, or in the log of its service. Start Cairn again
        for a new one.
      </p>
    </Gate>
  )
}
