import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** Sends a request's head byte for byte, as no HTTP client would; returns the whole answer. */
export function sendRaw(origin: string, head: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.write(Buffer.from(`${head}\r\nConnection: close\r\n\r\n`, 'latin1'))
  return text(socket)
}
