import type { Metadata } from 'next'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { one, type Query } from '#app/_server/found.ts'
import { unseenResets } from '#app/_server/unseen-resets.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { EmptyList, Notice } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { clockTime, count } from '#lib/core/format.ts'
import { type ListedEvent, listAccountEvents } from '#lib/people/account/reads.ts'
import { accountQuery } from '#lib/people/input.ts'
import { listOwnSignIns, type OwnSignIn } from '#lib/sign-ins/own/reads.ts'
import { end, endOthers, seeResets } from './actions.ts'

export const metadata: Metadata = { title: 'Sign-ins' }

export default async function SignIns({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requireContext()
  const query = await searchParams
  const { page } = accountQuery.parse({ page: one(query.page) ?? '1' })
  const [{ signIns, total }, resets, { events, hasMore }] = await Promise.all([
    listOwnSignIns(ctx),
    unseenResets(ctx),
    listAccountEvents(ctx, { page }),
  ])
  return (
    <Page
      title="Sign-ins"
      width="read"
      crumbs={[{ href: '/settings', label: 'Settings' }]}
      lede={
        total === 1 ? 'You’re signed in here and nowhere else.' : `${total} browsers are signed in as you.`
      }
    >
      <div className="stack-9 sm:stack-10">
        <DidNotice />
        {resets.length > 0 && (
          <Notice
            tone="soon"
            action={
              <ActionForm action={seeResets}>
                {resets.map(({ id }) => (
                  <input key={id} type="hidden" name="resetIds" value={id} />
                ))}
                <SubmitButton className="button button--small">I’ve read it</SubmitButton>
              </ActionForm>
            }
          >
            The message at the top of every page is about your account. It goes away once you’ve read it.
          </Notice>
        )}
        <section aria-labelledby="open">
          <div className="section-head">
            <h2 id="open">Where you’re signed in</h2>
            {total > 1 && (
              <ActionForm action={endOthers}>
                <SubmitButton className="button button--small">End all others</SubmitButton>
              </ActionForm>
            )}
          </div>
          <ul className="sheet rows">
            {signIns.map((signIn) => (
              <SignIn key={signIn.id} signIn={signIn} ctx={ctx} />
            ))}
          </ul>
          {total > signIns.length && (
            <p className="meta mt-3">
              And {count(total - signIns.length, 'older one', 'older ones')}, which “End all others” will end
              too.
            </p>
          )}
          <p className="meta mt-3">
            If you don’t recognise one, end it and <a href="/settings#password">change your password</a>. A
            browser’s name is what it says about itself.
          </p>
        </section>
        <section aria-labelledby="account">
          <h2 id="account">What happened to your account</h2>
          {events.length === 0 ? (
            <EmptyList title={page > 1 ? 'Nothing earlier' : 'Nothing yet'}>
              Links to reset your password, changes of your password and your roles will appear here.
            </EmptyList>
          ) : (
            <Events events={events} ctx={ctx} />
          )}
          <PageLinks page={page} hasMore={hasMore} />
        </section>
      </div>
    </Page>
  )
}

function SignIn({ signIn, ctx }: { signIn: OwnSignIn; ctx: Ctx }) {
  const { id, device, createdAt, lastSeenAt, isThisOne } = signIn
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <div>
        <p>
          <b>{device}</b>
          {isThisOne && ', this one'}
        </p>
        <p className="meta">
          Since <When at={createdAt} ctx={ctx} />, {clockTime(createdAt, ctx.timeZone)}
          {isThisOne ? (
            '. In use now.'
          ) : (
            <>
              . Last used <When at={lastSeenAt} ctx={ctx} />, about {clockTime(lastSeenAt, ctx.timeZone)}.
            </>
          )}
        </p>
      </div>
      {isThisOne ? (
        <a className="button button--small" href="/sign-out/confirm">
          Sign out
        </a>
      ) : (
        <ActionForm action={end}>
          <input type="hidden" name="signInId" value={id} />
          <SubmitButton className="button button--small" aria-label={`End the sign-in with ${device}`}>
            End
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  )
}

function Events({ events, ctx }: { events: ListedEvent[]; ctx: Ctx }) {
  return (
    <ul className="sheet rows mt-3">
      {events.map(({ id, at, sentence }) => (
        <li key={id}>
          <p>{sentence}</p>
          <p className="meta">
            <When at={at} ctx={ctx} />, {clockTime(at, ctx.timeZone)}
          </p>
        </li>
      ))}
    </ul>
  )
}

function PageLinks({ page, hasMore }: { page: number; hasMore: boolean }) {
  if (page === 1 && !hasMore) return null
  return (
    <nav className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2" aria-label="Pages of your account">
      {page > 1 && (
        <a className="button button--small" href={`/settings/sign-ins?page=${page - 1}#account`} rel="prev">
          Later
        </a>
      )}
      {hasMore && (
        <a className="button button--small" href={`/settings/sign-ins?page=${page + 1}#account`} rel="next">
          Earlier
        </a>
      )}
    </nav>
  )
}
