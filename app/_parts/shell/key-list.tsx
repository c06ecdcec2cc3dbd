import type { Viewer } from '#lib/core/context.ts'
import { everyPlace, menuPlacesOf, placesOf } from './places.ts'

const alone: [keys: string[], between: string, does: string][] = [
  [['/'], '', 'Search'],
  [['n'], '', 'Add something new'],
  [['t'], '', 'Jot something down, on your home page'],
  [['j', 'k'], 'and', 'Next and previous row of a list'],
  [['Enter'], '', 'Open the row'],
  [['e'], '', 'Answer evidence, or write a comment'],
  [['Ctrl', 'Enter'], '+', 'Send what you’ve written (⌘ on a Mac)'],
  [['?'], '', 'Show this list'],
  [['Esc'], '', 'Close this list, or a menu'],
]

/** All keys that work for the viewer; for visitors, all there are. Only for `Plain`, as it's part of every page. */
export function KeyList({ viewer }: { viewer: Viewer | undefined }) {
  const places = viewer ? [...placesOf(viewer), ...menuPlacesOf(viewer)] : everyPlace
  return (
    <div className="keys">
      <dl>
        {alone.map(([keys, between, does]) => (
          <Line key={does} keys={keys} between={between} does={does} />
        ))}
      </dl>
      <dl>
        {places.map(({ go, label }) => (
          <Line key={go} keys={['g', go]} between="then" does={label} />
        ))}
      </dl>
    </div>
  )
}

function Line({ keys: [first, second], between, does }: { keys: string[]; between: string; does: string }) {
  return (
    <div>
      <dt>
        <kbd>{first}</kbd>
        {second && (
          <>
            {' '}
            {between} <kbd>{second}</kbd>
          </>
        )}
      </dt>
      <dd>{does}</dd>
    </div>
  )
}
