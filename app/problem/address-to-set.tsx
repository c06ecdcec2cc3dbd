import type { Configuration } from '#lib/core/configuration.ts'

type Props = Pick<Configuration, 'origin' | 'isOriginSet'> & { isForm: boolean }

/**
 * What to set when people reach Cairn by another address than it has. Without the host that was asked for: behind a proxy
 * it isn't what the browser shows, and anyone can send any.
 */
export function AddressToSet({ origin, isOriginSet, isForm }: Props) {
  return (
    <>
      <p>
        {isForm && 'If the form was on one of Cairn’s own pages, Cairn has the wrong address: '}
        <code>CAIRN_ORIGIN</code> {isOriginSet ? 'is set to' : 'isn’t set, so Cairn takes its address to be'}{' '}
        <code>{origin}</code>.
      </p>
      <p>
        If you run this Cairn, set it to what your browser’s address bar shows before the first slash, such as{' '}
        <code>https://cairn.example.org</code> or <code>http://cairn.example.org:8080</code>, and start Cairn
        again. If you don’t, tell the person who does.
      </p>
    </>
  )
}
