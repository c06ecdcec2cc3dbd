import autocannon from 'autocannon'

/** Times are in milliseconds. */
export type Load = { perSecond: number; p50: number; p95: number; answered: number; failed: number }

export async function load(
  origin: string,
  address: string,
  cookie: string,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Load & { times: number[] }> {
  const times: number[] = []
  let failed = 0
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url: origin + address,
        connections,
        duration: seconds,
        headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip' },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    )
    running.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds)
      if (status !== 200) failed += 1
    })
  })
  return {
    ...summary(times),
    perSecond: times.length / result.duration,
    failed: failed + result.errors,
    times,
  }
}

export function summary(times: number[]): { p50: number; p95: number; answered: number } {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), answered: sorted.length }
}

export async function ask(
  origin: string,
  requests: { address: string; cookie: string }[],
  count: number,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    autocannon(
      {
        url: origin,
        connections: 4,
        amount: count,
        requests: requests.map(({ address, cookie }) => ({
          path: address,
          headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip' },
        })),
      },
      (error) => (error ? reject(error) : resolve()),
    )
  })
}
