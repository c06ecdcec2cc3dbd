export { backUp } from './backup.ts'
export { examine, newestEntry, placeOf, schemaOf, sizeOf } from './examine.ts'
export { restore } from './restore.ts'
