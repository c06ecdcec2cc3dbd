import { useId } from 'react'
import { labelOf } from './typed-fields.ts'

/** What was typed in a form that isn't there any more, a field each, to read and copy. */
export function WordsToCopy({ fields }: { fields: [name: string, value: string][] }) {
  const id = useId()
  return fields.map(([name, value], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: several may have the same name, and they never change
    <div className="field" key={index}>
      <label htmlFor={`${id}${index}`}>{labelOf(name)}</label>
      <textarea
        dir="auto"
        className="input"
        id={`${id}${index}`}
        rows={Math.min(12, Math.max(2, Math.ceil(value.length / 70)))}
        readOnly
        value={value}
      />
    </div>
  ))
}
