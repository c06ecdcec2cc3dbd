import { NextRequest } from 'next/server'

/** Only those of these names, without files and other values. An unreadable body has no fields. */
export async function textFields<Name extends string>(
  request: Request,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  const type = request.headers.get('content-type') ?? ''
  const entries = await readEntries(request, type).catch(() => [])
  const known = entries.filter(([name, value]) => names.includes(name as Name) && typeof value === 'string')
  return Object.fromEntries(known) as Partial<Record<Name, string>>
}

async function readEntries(request: Request, type: string): Promise<[string, unknown][]> {
  if (type.includes('application/json')) {
    const body: unknown = await request.json()
    return typeof body === 'object' && body !== null ? Object.entries(body) : []
  }
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type))
    return [...(await request.formData())]
  return []
}

/** Makes sure that next-auth gets nothing but texts. */
export function withFields(request: NextRequest, fields: Record<string, string>): NextRequest {
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  headers.delete('content-length')
  const body = new URLSearchParams(fields).toString()
  return new NextRequest(request.nextUrl, { method: 'POST', headers, body })
}
