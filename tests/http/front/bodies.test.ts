import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { frontUnderTest, origin } from './front-under-test.ts'

const front = frontUnderTest()
const { post } = front
const halves: Socket[] = []
afterEach(() => {
  for (const socket of halves.splice(0)) socket.destroy()
})

const kilobytes = (count: number) => 'x'.repeat(count * 1024)

test.each(['/sign-in', '/setup', '/invite/x', '/reset/x', '/api/auth/callback/credentials'])(
  'takes at most 8 KB at %s, which is open to anyone',
  async (path) => {
    expect((await post(path, kilobytes(8))).status).toBe(404)
    front.seen = undefined
    expect((await post(path, `${kilobytes(8)}x`)).status).toBe(413)
    expect(front.seen).toBeUndefined()
  },
)

test('refuses a form with more fields than any form has', async () => {
  const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
  const parts = (count: number) => '--x\r\n\r\n'.repeat(count)
  expect((await post('/form', parts(4000), type)).status).toBe(200)
  expect((await post('/form', parts(4001), type)).status).toBe(413)
})

async function sendHalf(length: number): Promise<Socket> {
  const socket = connect(front.port, '127.0.0.1')
  halves.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `POST /form HTTP/1.1\r\nHost: cairn.test\r\nOrigin: ${origin}\r\nContent-Length: 1000000\r\n\r\n`,
  )
  await new Promise((resolve) => socket.write('x'.repeat(length), resolve))
  return socket
}

test('many half-sent bodies make the oldest give way, and a whole one is taken meanwhile', async () => {
  const sockets: Socket[] = []
  for (let count = 0; count < 40; count++) sockets.push(await sendHalf(900_000))
  expect(await text(sockets[0] as Socket)).toMatch(/^HTTP\/1\.1 408 /)
  expect((await post('/form', kilobytes(900))).body).toBe('<h1>921600 received</h1>')
})
