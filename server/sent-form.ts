import type { IncomingMessage } from 'node:http'
import { wantsPage } from './problem.ts'

export type SentFields = [name: string, value: string][]

/** Whether a browser sent it by itself, so that the answer is the page that the person sees next. */
export function isPlainForm({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'POST' && !url.startsWith('/api/') && wantsPage(headers)
}

/** The texts of a multipart form, without passwords. Undefined if it isn't one, or can't be read. */
export async function sentFields(
  type: string | undefined,
  body: Buffer | undefined,
): Promise<SentFields | undefined> {
  const form = await readForm(type, body)
  return form && textsOf(form).filter(([name]) => !/password/i.test(name))
}

export async function readForm(
  type: string | undefined,
  body: Buffer | undefined,
): Promise<FormData | undefined> {
  if (!body || !type?.startsWith('multipart/form-data')) return undefined
  const sent = new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
  return sent.formData().catch(() => undefined)
}

const textsOf = (form: FormData) =>
  [...form].flatMap(([name, value]): SentFields => (typeof value === 'string' ? [[name, value]] : []))

/** React's own fields, which say which action the form is for. */
export const isReacts = (name: string) => name.startsWith('$ACTION')
