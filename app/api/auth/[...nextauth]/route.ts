import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#app/_server/auth.ts'

// The options are made for each request, since the configuration is known only once the program runs.
const handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(request as never, context as never, authOptions())

export { handler as GET, handler as POST }
