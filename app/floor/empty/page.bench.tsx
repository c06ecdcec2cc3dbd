import { headers } from 'next/headers'

/** A page with nothing on it, rendered for each request: what Next and the front cost. */
export default async function EmptyPage() {
  await headers()
  return <main id="main" />
}
