// Only for what needs every table at once: the migration tool, a move to another database, and the tests.

export * from './drafts.ts'
export * from './forms.ts'
export * from './goals.ts'
export * from './health.ts'
export * from './people.ts'
export * from './practice.ts'
export * from './reviews.ts'
export * from './roadmaps.ts'
export * from './search.ts'
export * from './sessions.ts'
export * from './upkeep.ts'
export * from './versions.ts'
