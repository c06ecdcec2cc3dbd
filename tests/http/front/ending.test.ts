import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import process from 'node:process'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endOnSignals } from '#server/end.ts'

// A request that never ends. Fake timers spare the test the nine seconds.

let server: Server
let exited: Promise<unknown>
const listeners = process.listeners('SIGTERM')

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  server = createServer(() => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  exited = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => resolve(code) as never)
  })
})
afterEach(() => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    for (const listener of process.listeners(signal))
      if (!listeners.includes(listener)) process.off(signal, listener)
  vi.useRealTimers()
  vi.restoreAllMocks()
  server.closeAllConnections()
})

async function openRequest() {
  const address = server.address()
  const socket = connect(address && typeof address === 'object' ? address.port : 0, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(server, 'request')
  return socket
}

test('what still runs after nine seconds is cut off, and the process ends in order', async () => {
  const closed: string[] = []
  endOnSignals(server as Parameters<typeof endOnSignals>[0], async () => void closed.push('database'))
  const socket = await openRequest()
  const gone = once(socket, 'close')
  const cut = vi.spyOn(server, 'closeAllConnections')
  process.emit('SIGTERM')
  vi.advanceTimersByTime(8_999)
  expect(cut).not.toHaveBeenCalled()
  expect(closed).toEqual([])
  vi.advanceTimersByTime(1)
  await gone
  expect(await exited).toBe(0)
  expect(closed).toEqual(['database'])
})

test('a second signal changes nothing, and an end that fails is told by the status', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let closings = 0
  endOnSignals(server as Parameters<typeof endOnSignals>[0], async () => {
    closings += 1
    throw new Error('The disk is gone.')
  })
  process.emit('SIGINT')
  process.emit('SIGTERM')
  expect(await exited).toBe(1)
  expect(closings).toBe(1)
  expect(String(told.mock.calls)).toContain('The disk is gone.')
})
