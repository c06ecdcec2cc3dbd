import { Select } from '#app/_ui/fields.tsx'
import type { AgendaPart } from '#db/words.ts'
import { partWords } from '#lib/sessions/agenda/rules.ts'

const options = [
  { value: 'talk', label: partWords.talk },
  { value: 'decide', label: partWords.decide },
]

type Props = { name?: string; label?: string; value?: AgendaPart | null; isLabelled?: boolean }

/** The part of an agenda in which a point is listed. `isLabelled` shows its label. */
export function PartField({ name = 'part', label = 'Part of the agenda', value, isLabelled }: Props) {
  return (
    <Select
      name={name}
      label={label}
      hideLabel={!isLabelled}
      empty="No part"
      options={options}
      width={isLabelled ? 'medium' : 'full'}
      {...(value && { value })}
    />
  )
}
