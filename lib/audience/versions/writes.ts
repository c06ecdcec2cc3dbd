import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { textVersions } from '#db/schema/versions.ts'
import type { TextKind, Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'

/** A text as it is before an edit. `fields` are its words, by the names of its columns; what is empty may be left out. */
export type ReplacedText = {
  kind: TextKind
  recordId: string
  /** The version that is replaced. */
  number: number
  authorId: string
  visibility: Visibility
  readerId: string | null
  teamId: string
  juniorId: string
  fields: Record<string, string | null>
}

/** For every write that replaces a text's words, in its transaction, before it saves the new ones. */
export async function keepVersion(
  ctx: Ctx,
  tx: Transaction,
  { fields, ...text }: ReplacedText,
): Promise<void> {
  const written = Object.entries(fields).flatMap(([name, words]) => (words ? [[name, words]] : []))
  await tx.insert(textVersions).values({
    ...text,
    id: newId(),
    fields: Object.fromEntries(written),
    replacedAt: ctx.now,
  })
}

/** With a text that its author deletes for good, because nobody else has ever read it. */
export async function deleteVersions(tx: Transaction, recordId: string): Promise<void> {
  await tx.delete(textVersions).where(eq(textVersions.recordId, recordId))
}
