import { startServer, type TestServer } from '#tests/support/server.ts'
import { startPostgres } from './server.ts'

/** The real server on a PostgreSQL of its own, with the demo's record as `npm run demo` fills it. Stops both at its end. */
export async function startDemoOnPostgres(): Promise<TestServer> {
  const postgres = await startPostgres()
  try {
    await postgres.run('create database demo')
    const server = await startServer({ way: 'demo', env: { CAIRN_DATABASE: postgres.url('demo') } })
    return {
      ...server,
      stop: async () => {
        const status = await server.stop()
        await postgres.stop()
        return status
      },
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}
