import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { newNonce } from './ids.ts'

/** What a form sent when nobody was signed in any more, for the same person after signing in. */
export type SealedForm = {
  personId: string
  address: string
  /** In milliseconds since 1970. */
  at: number
  fields: [name: string, value: string][]
}

const hour = 3_600_000
// In bytes.
const most = 4_000_000

/** Only this instance can read it, so the browser can carry it. AES-256-GCM; its length grows with that of the words. */
export function sealForm(form: SealedForm, secret: string): string {
  const nonce = newNonce()
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), nonce)
  const text = gzipSync(JSON.stringify(form))
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** Undefined if it's older than three hours, or wasn't sealed with this secret. */
export function openForm(sealed: string, secret: string, now: Date): SealedForm | undefined {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(secret), bytes.subarray(0, 12), {
      authTagLength: 16,
    })
    decipher.setAuthTag(bytes.subarray(-16))
    const text = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    const form: SealedForm = JSON.parse(gunzipSync(text, { maxOutputLength: most }).toString())
    return now.getTime() - form.at < 3 * hour ? form : undefined
  } catch {
    return undefined
  }
}

const keyFrom = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'sent while signed out', 32))
