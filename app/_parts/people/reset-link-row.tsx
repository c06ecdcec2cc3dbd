/** `here` is the path of the person's page. */
export function ResetLinkRow({ here }: { here: string }) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 justify-between">
      <div>
        <p>A forgotten password</p>
        <p className="meta">You make a link that sets a new one, once, within an hour.</p>
      </div>
      <a className="button button--small" href={`${here}/reset`}>
        Make a link
      </a>
    </li>
  )
}
