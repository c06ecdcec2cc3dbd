import { transaction } from '#db/client.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

/** Before the file gets its name. The person is told among what was done to their account; null is for the whole record. */
export async function noteExport(ctx: SystemCtx, personId: string | null): Promise<void> {
  const event = personId ? { event: 'person.exported', subjectId: personId } : { event: 'cairn.exported' }
  await transaction((tx) => recordAudit(ctx, tx, event))
}
