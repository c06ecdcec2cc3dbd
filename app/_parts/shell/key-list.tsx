import { Plain } from '#app/_ui/plain.tsx'
import type { Viewer } from '#lib/core/context.ts'
import { everyPlace, menuPlacesOf, placesOf } from './places.ts'

const alone: [keys: string[], between: string, does: string][] = [
  [['/'], '', 'Search'],
  [['n'], '', 'Add what the page is for, or open New'],
  [['j', 'k'], 'and', 'Next and previous row of a list'],
  [['Enter'], '', 'Open it'],
  [['e'], '', 'Answer: evidence in a list, or on its page'],
  [['Ctrl', 'Enter'], '+', 'Send what you’re writing (⌘ on a Mac)'],
  [['?'], '', 'Show this list'],
  [['Esc'], '', 'Close it, or a menu'],
]

/** All keys that work for the viewer; for visitors, all there are. */
export function KeyList({ viewer }: { viewer: Viewer | undefined }) {
  const places = viewer ? [...placesOf(viewer), ...menuPlacesOf(viewer)] : everyPlace
  return (
    <Plain as="dl" className="keys">
      {alone.map(([keys, between, does]) => (
        <Line key={does} keys={keys} between={between} does={does} />
      ))}
      {places.map(({ go, label }) => (
        <Line key={go} keys={['g', go]} between="then" does={label} />
      ))}
    </Plain>
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
