'use client'
import type { ComponentProps } from 'react'
import { Field } from './field.tsx'
import { useField } from './form-context.ts'

type Frame = Omit<ComponentProps<typeof Field>, 'children'>

/** After an error a browser has let go of the file, so it's chosen again. */
export function FileField({ accept, ...frame }: Frame & { accept?: string }) {
  const { control } = useField(frame.name, Boolean(frame.hint))
  return (
    <Field {...frame}>
      <input {...control} className="input" type="file" accept={accept} required={!frame.optional} />
    </Field>
  )
}
