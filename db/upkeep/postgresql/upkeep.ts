export { backUp } from './backup.ts'
export { serverProblemInWords } from './client.ts'
export { examine, newestEntry, placeOf, schemaOf, sizeOf } from './examine.ts'
export { restore } from './restore.ts'
