'use client'
import type { ReactNode } from 'react'
import { PartField } from '#app/_parts/sessions/part-field.tsx'
import { Counter, useCounter } from '#app/_ui/counter.tsx'
import { FieldError } from '#app/_ui/field.tsx'
import { useField, useForm } from '#app/_ui/form-context.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { AddRow, RemoveRow } from '#app/_ui/rows.tsx'
import { formRows, typedValue, typedValues } from '#app/_ui/typed-values.ts'

export function TalkedTick(props: { id: string; isTicked?: boolean; children: ReactNode; from: ReactNode }) {
  const { id, state } = useField('talked')
  return (
    <li>
      <input
        className="tick"
        type="checkbox"
        id={`${id}-${props.id}`}
        name="talked"
        value={props.id}
        defaultChecked={typedValues(state, 'talked', props.isTicked ? [props.id] : []).includes(props.id)}
      />
      <label htmlFor={`${id}-${props.id}`}>{props.children}</label>
      <span className="agenda__from">{props.from}</span>
    </li>
  )
}

/** A new point that isn't ticked stays on the agenda for next time. */
export function PointRows({ ids }: { ids: string[] }) {
  const { state } = useForm()
  return (
    <>
      <ul className="agenda border-line not-first:border-t">
        {formRows(state, 'points', ids).map(({ number, id }, position) => (
          <PointRow key={number} number={number} id={id} position={position} />
        ))}
      </ul>
      <div className="add-line">
        <AddRow list="points" className="button button--small button--quiet justify-self-start">
          <Icon name="plus" />
          Add a point
        </AddRow>
      </div>
    </>
  )
}

function PointRow({ number, id, position }: { number: number; id: string; position: number }) {
  const name = (field: string) => `points.${number}.${field}`
  const talked = useField(name('talked'))
  const body = useField(name('body'))
  const value = typedValue(body.state, name('body'))
  const { count, left } = useCounter(300, value)
  return (
    <li className="grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center">
      <input
        id={talked.id}
        name={name('talked')}
        className="tick"
        type="checkbox"
        value="on"
        aria-label={`Talked about new point ${position + 1}`}
        defaultChecked={typedValues(talked.state, name('talked')).includes('on')}
      />
      <div>
        <input type="hidden" name={name('id')} value={id} />
        <label className="visually-hidden" htmlFor={body.id}>
          New point {position + 1}
        </label>
        <FieldError name={name('body')} />
        <div className="point-row">
          <input
            {...body.control}
            dir="auto"
            className="input"
            onInput={count}
            placeholder="Another point"
            defaultValue={value}
          />
          <PartField name={name('part')} label={`Part of the agenda of new point ${position + 1}`} />
        </div>
        <Counter left={left} />
      </div>
      <RemoveRow list="points" number={number} aria-label={`Remove new point ${position + 1}`}>
        <Icon name="close" />
      </RemoveRow>
    </li>
  )
}
