import type { PageRow } from './row.ts'

/** Addresses that don't need a sign-in, and routes that aren't pages. */
export const gettingIn: PageRow[] = [
  { route: '/sign-in', open: 'everybody', answer: 307, anonymous: 200 },
  { route: '/sign-out', open: 'everybody', answer: 307, anonymous: 307 },
  { route: '/sign-out/confirm', open: 'everybody' },
  // The first person exists, so the set-up is closed to everyone.
  { route: '/setup', open: 'nobody', anonymous: 404 },
  {
    route: '/setup',
    at: () => '/setup?token=0123456789012345678901234567890123',
    open: 'nobody',
    anonymous: 404,
  },
  // Anyone with the link's token gets in.
  {
    route: '/invite/[token]',
    at: ({ tokens }) => `/invite/${tokens.invite}`,
    open: 'everybody',
    anonymous: 200,
  },
  { route: '/invite/[token]', at: () => `/invite/${'x'.repeat(43)}`, open: 'nobody', anonymous: 404 },
  {
    route: '/reset/[token]',
    at: ({ tokens }) => `/reset/${tokens.reset}`,
    open: 'everybody',
    anonymous: 200,
  },
  { route: '/reset/[token]', at: () => `/reset/${'x'.repeat(43)}`, open: 'everybody', anonymous: 200 },
  {
    // Whoever has the address, as a calendar program has.
    route: '/calendar/[secret]/cairn.ics',
    at: ({ tokens }) => `/calendar/${tokens.calendar}/cairn.ics`,
    open: 'everybody',
    anonymous: 200,
  },
  {
    route: '/calendar/[secret]/cairn.ics',
    at: () => `/calendar/${'x'.repeat(43)}/cairn.ics`,
    open: 'nobody',
    anonymous: 404,
  },
  // Visibility is explained even before someone joins.
  { route: '/help/who-sees-what', open: 'everybody', anonymous: 200 },
  { route: '/help/writing', open: 'everybody', anonymous: 200 },
  { route: '/help/keys', open: 'everybody', anonymous: 200 },
  { route: '/up', open: 'everybody', anonymous: 200 },
  { route: '/icon.svg', open: 'everybody', anonymous: 200 },
  { route: '/problem', open: 'nobody', anonymous: 404 },
  { route: '/api/auth/[...nextauth]', at: () => '/api/auth/csrf', open: 'everybody', anonymous: 200 },
  { route: '/api/auth/[...nextauth]', at: () => '/api/auth/session', open: 'everybody', anonymous: 200 },
  { route: '/api/auth/[...nextauth]', at: () => '/api/auth/signin', open: 'nobody', anonymous: 404 },
  { route: '/api/auth/[...nextauth]', at: () => '/api/auth/signout', open: 'nobody', anonymous: 404 },
  { route: '/api/auth/[...nextauth]', at: () => '/api/auth/providers', open: 'nobody', anonymous: 404 },
  {
    route: '/api/auth/[...nextauth]',
    at: () => '/api/auth/callback/credentials',
    open: 'nobody',
    anonymous: 404,
  },
]
