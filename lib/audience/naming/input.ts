import { z } from 'zod'
import { optionalRecordId } from '#lib/core/fields.ts'

/** The person that the page named: "You and Ada". Null if the page named no one or left the choice. */
export const readerField = () => optionalRecordId()

/** The circle that the page named, as `circleNamed()` wrote it; '' if it named none. */
export const circleField = () => z.string('Please open this form again.').max(20_000).default('')
