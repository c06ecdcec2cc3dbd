import { dialect } from './columns.ts'
import type { Fault } from './faults.ts'

const ofFile: Record<Fault, string> = {
  removed:
    'The database file was removed or moved away while Cairn was running. Put that file back; or stop Cairn, put a copy in its place, and start it.',
  replaced:
    'The database file was replaced while Cairn was running, and Cairn doesn’t write to a file that it didn’t open. Stop Cairn and start it again.',
  truncated:
    'The database file was cut short while Cairn was running. Stop Cairn, put a copy in its place, and start it.',
  damaged: 'The database file is damaged. Stop Cairn, put a copy in its place, and start it.',
  full: 'The disk with the database is full, or a quota is used up. Free some space.',
  failing:
    'The disk with the database fails: it can’t be read, written or flushed. Look at the system’s log.',
  'read-only': 'The database can only be read. Make its file, its folder and the file system writable.',
  busy: 'Another program is holding the database. Let it finish, or stop it.',
  unopenable:
    'The files beside the database can’t be opened. Give the account that runs Cairn access to its folder.',
  memory: 'There’s too little memory for the database. Free some.',
  away: 'PostgreSQL can’t be reached, or has just stopped. Start it, or look at the network between. Cairn goes on by itself when it answers.',
  crowded:
    'All connections to PostgreSQL are in use. Allow more (CAIRN_DATABASE_CONNECTIONS, and max_connections of PostgreSQL), or look for what holds them.',
  slow: 'PostgreSQL didn’t answer in time. Look at what it’s busy with.',
  unsure:
    'PostgreSQL went away while a write was being saved, so Cairn doesn’t know whether it is. Its author was told so, and can send it again: it’s saved once.',
}

const ofServer: Record<Fault, string> = {
  ...ofFile,
  damaged: 'PostgreSQL says that its data is damaged. Stop Cairn, and restore a backup of the database.',
  full: 'The disk with PostgreSQL’s data is full. Free some space.',
  failing: 'The disk with PostgreSQL’s data fails. Look at the log of PostgreSQL and of its system.',
  'read-only': 'PostgreSQL is a standby, or can only be read. Promote it, or let Cairn use the primary.',
  busy: 'Others wrote to the same place of the database for too long. If it goes on, look for what holds its locks.',
  unopenable: 'PostgreSQL doesn’t let Cairn in. Check user, password, database and rights (CAIRN_DATABASE).',
  memory: 'There’s too little memory for PostgreSQL. Free some.',
}

/** A sentence for the log and for `/up`. */
export const faultInWords = dialect === 'postgresql' ? ofServer : ofFile
