import { notFound } from 'next/navigation'
import { NotFound } from '#lib/core/errors.ts'
import { recordId } from '#lib/core/fields.ts'

/** What a page reads; what isn't there for this viewer becomes the one 404 page. */
export async function found<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

/** An id out of an address; a malformed one is the 404 page, as an unknown one is. */
export function addressId(text: string): string {
  if (!recordId().safeParse(text).success) notFound()
  return text
}

export type Query = { [name: string]: string | string[] | undefined }

/** One value out of an address's query: the first where it stands several times, undefined where it is empty. */
export function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined
}
