import { requireContext } from '#app/_server/context.ts'

/** A page that looks the sign-in up and shows nothing else. */
export default async function SignedInPage() {
  const ctx = await requireContext()
  return <main id="main">{ctx.viewer.name}</main>
}
