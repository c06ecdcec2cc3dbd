'use client'
import { Tick } from '#app/_ui/choices.tsx'
import { TextField } from '#app/_ui/fields.tsx'

type Item = { id: string; version: number; place: number; title: string; meta: string; dueOn: string }

/** One client component for all lines: a plan may be long. */
export function ItemLines({ items }: { items: Item[] }) {
  return items.map((item) => <ItemLine key={item.id} {...item} />)
}

function ItemLine({ id, version, place, title, meta, dueOn }: Item) {
  const field = (name: string) => `items.${place}.${name}`
  return (
    <div className="plan-row">
      <input type="hidden" name={field('id')} value={id} />
      <input type="hidden" name={field('version')} value={version} />
      <input type="hidden" name={field('row')} value={place} />
      <Tick
        name={field('chosen')}
        checked
        label={
          <>
            {title}
            <span className="meta block">{meta}</span>
          </>
        }
      />
      <TextField
        name={field('dueOn')}
        label={`Due: ${title}`}
        hideLabel
        type="date"
        value={dueOn}
        width="short"
      />
    </div>
  )
}
