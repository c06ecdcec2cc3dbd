import { notFound } from 'next/navigation'
import { NotFound } from '#lib/core/errors.ts'
import { recordId } from '#lib/core/fields.ts'

/** Turns `NotFound` into the 404 page. */
export async function found<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}

/** A malformed id gets the 404 page, like an unknown one. */
export function addressId(text: string): string {
  if (!recordId().safeParse(text).success) notFound()
  return text
}

export type Query = { [name: string]: string | string[] | undefined }

/** The first value of a query parameter; undefined if it's missing or empty. */
export function one(value: string | string[] | undefined): string | undefined {
  return (Array.isArray(value) ? value[0] : value) || undefined
}
