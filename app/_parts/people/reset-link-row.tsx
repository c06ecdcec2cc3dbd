/** `here` is the path of the person's page. */
export function ResetLinkRow({ here }: { here: string }) {
  return (
    <li className="row row--between">
      <div>
        <p>A forgotten password</p>
        <p className="meta">You make a link that sets a new one, once, within an hour.</p>
      </div>
      <a className="btn btn--sm" href={`${here}/reset`}>
        Make a link
      </a>
    </li>
  )
}
