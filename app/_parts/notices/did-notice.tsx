import { Notice } from '#app/_ui/notice.tsx'
import { notices } from './notices.ts'

/** The notice for the address's `?did=`; nothing for an unknown key. */
export function DidNotice({ did }: { did: string | string[] | undefined }) {
  const sentence = typeof did === 'string' && Object.hasOwn(notices, did) ? notices[did] : undefined
  return sentence ? <Notice tone="done">{sentence}</Notice> : null
}
