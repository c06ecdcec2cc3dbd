import { searchDocuments } from '#db/schema/search.ts'

const { authorId, visibility, readerId, juniorId, teamId } = searchDocuments

/** The columns that say who reads a document. A withdrawn text has none: not even its author finds it. */
export const documentColumns = { authorId, visibility, readerId, juniorId, teamId, withdrawnAt: null }
