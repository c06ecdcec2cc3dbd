import { setConfiguration } from '#lib/core/configuration.ts'
import { readConfiguration } from '#server/configuration.ts'

// For tests and fillings that call the program's writes without a server.
setConfiguration(readConfiguration({}, 'start', () => 'a secret that only the tests know'))
