import { newId } from '#lib/core/ids.ts'
import { Browserless } from './browserless.ts'
import { filled, formWith } from './plain-form.ts'
import type { TestServer } from './server.ts'

/** People who write one comment after the other, and send each until they're told that it's saved, as a person does. */
export interface Writing {
  /** What they were told is saved. */
  saved: readonly string[]
  /** Answers that weren't a yes, such as 'ECONNRESET' or '503', and how often. */
  others: ReadonlyMap<string, number>
  /** Resolves when each of them has been told of so many more. */
  more(each: number): Promise<void>
  /** Resolves when what is on its way is saved. `goOn` has them write again. */
  pause(): Promise<void>
  goOn(): void
  /** Resolves when the last ones are saved. */
  stop(): Promise<void>
}

// In milliseconds: a browser's person gives up and sends again.
const patience = 30_000

export async function startWriting(
  server: Pick<TestServer, 'origin'>,
  emails: readonly string[],
): Promise<Writing> {
  const saved: string[] = []
  const others = new Map<string, number>()
  const counts = emails.map(() => 0)
  const looking = new Set<() => void>()
  let isOver = false
  let atRest: { until: Promise<void>; end: () => void } = {
    until: Promise.resolve(),
    end: () => undefined,
  }
  let busy = 0
  const note = (other: string) => others.set(other, (others.get(other) ?? 0) + 1)

  async function write(index: number, send: Sender): Promise<void> {
    for (;;) {
      await atRest.until
      if (isOver) return
      busy += 1
      const words = `Written by ${index}, number ${counts[index]}.`
      const sendOnce = send(words)
      for (;;) {
        const answer = await sendOnce()
        if (answer === '303') break
        note(answer)
      }
      busy -= 1
      saved.push(words)
      counts[index] = (counts[index] ?? 0) + 1
      for (const look of looking) look()
    }
  }

  const senders = await Promise.all(emails.map((email) => senderFor(server, email)))
  const running = senders.map((send, index) => write(index, send))
  const failed = Promise.all(running)
  failed.catch(() => undefined)
  const more = (each: number) =>
    new Promise<void>((resolve, reject) => {
      const wanted = counts.map((count) => count + each)
      const look = () => {
        if (!counts.every((count, index) => count >= (wanted[index] ?? 0))) return
        looking.delete(look)
        resolve()
      }
      looking.add(look)
      failed.catch(reject)
    })
  return {
    saved,
    others,
    more,
    pause: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      atRest = { until: promise, end: resolve }
      await new Promise<void>((done, reject) => {
        const look = () => {
          if (busy > 0) return
          looking.delete(look)
          done()
        }
        looking.add(look)
        failed.catch(reject)
        look()
      })
    },
    goOn: () => atRest.end(),
    stop: async () => {
      atRest.end()
      isOver = true
      await failed
    },
  }
}

/** For each text one form, which may be sent again and again. */
type Sender = (words: string) => () => Promise<string>

async function senderFor(server: Pick<TestServer, 'origin'>, email: string): Promise<Sender> {
  const person = await new Browserless(server).signIn(email)
  const list = await (await person.ask('/goals')).text()
  const goal = /\/goals\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
  const fields = formWith(await (await person.ask(goal)).text(), 'body')
  return (body) => {
    const values = { body, visibility: 'private', formId: newId() }
    return () =>
      person
        .ask(goal, { method: 'POST', body: filled(fields, values), signal: AbortSignal.timeout(patience) })
        .then(async (answer) => {
          await answer.arrayBuffer()
          return String(answer.status)
        }, reasonOf)
  }
}

function reasonOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause)
    if ('code' in each && typeof each.code === 'string') return each.code
  return String(error)
}

/** Asks the database itself, past Cairn. */
export type Ask = (statement: string) => Promise<Record<string, unknown>[]>

/** What is wrong: each of these texts has to be there once, with all that's written together with it; no other may be half there. */
export async function lostOrHalf(ask: Ask, saved: readonly string[]): Promise<string[]> {
  const counted = (table: string, id: string) =>
    `(select ${id} as id, count(*) as number from ${table} group by ${id})`
  const rows = await ask(`select body, audited.number as audited, found.number as found, sent.number as sent
    from comments
    left join ${counted("audit_events where event = 'comment.added'", 'subject_id')} as audited on audited.id = comments.id
    left join ${counted('search_documents', 'record_id')} as found on found.id = comments.id
    left join ${counted('forms', 'record_id')} as sent on sent.id = comments.id
    where body like 'Written by %'`)
  const half = rows.filter(({ audited, found, sent }) =>
    [audited, found, sent].some((each) => Number(each) !== 1),
  )
  const alone = await ask(`select subject_id as id from audit_events
    where event = 'comment.added' and subject_id not in (select id from comments)
    union all select record_id as id from search_documents
    where kind = 'comment' and record_id not in (select id from comments)`)
  const times = new Map<unknown, number>()
  for (const { body } of rows) times.set(body, (times.get(body) ?? 0) + 1)
  const isLost = (words: string) => times.get(words) !== 1
  return [
    ...saved.filter(isLost).map((words) => `${words} is there ${times.get(words) ?? 0} times`),
    ...half.map((row) => `half: ${JSON.stringify(row)}`),
    ...alone.map(({ id }) => `${id} is of no comment`),
  ]
}
