'use client'
import { type ReactNode, useId } from 'react'
import { Counter, useCounter } from '#app/_ui/counter.tsx'
import { Field, FieldError, Theirs } from '#app/_ui/field.tsx'
import { useField } from '#app/_ui/form-context.ts'
import { MarkdownToolbar } from '#app/_ui/markdown-toolbar.tsx'
import { Prose } from '#app/_ui/prose.tsx'
import { QuietEnter } from '#app/_ui/quiet-enter.tsx'
import { previewHtml, typedValue } from '#app/_ui/typed-values.ts'
import type { Visibility } from '#db/words.ts'
import { look, VisibilitySign } from './visibility-mark.tsx'

/** A fixed audience. `words` are its readers as the viewer reads them: "You and Ada". */
export type Audience = { visibility: Visibility; words: string }
/** A choice, sent as the field `name`; `value` is chosen at first. */
export type AudienceChoice = { name: string; value: Visibility; options: Audience[]; legend?: string }

function AudienceStrip({ audience, id }: { audience: Audience; id: string }) {
  return (
    <p className="textbox__strip" id={id}>
      <VisibilitySign visibility={audience.visibility} />
      {audience.visibility === 'private' ? (
        <span>
          <b>Only you.</b> Never in a report, and never shown to anyone else.
        </span>
      ) : (
        <span>
          Seen by <b>{audience.words.replace(/^You/, 'you')}</b>
        </span>
      )}
    </p>
  )
}

function AudienceRadios({ choice }: { choice: AudienceChoice }) {
  const { id, state, names } = useField(choice.name)
  const chosen = typedValue(state, choice.name, choice.value)
  return (
    <fieldset className="textbox__strip">
      <legend className="visually-hidden">{choice.legend ?? 'Who can see this'}</legend>
      <div className="pick">
        <span className="pick__label" aria-hidden="true">
          Seen by
        </span>
        {choice.options.map(({ visibility, words }) => (
          <label key={visibility}>
            <input
              type="radio"
              {...names.radio(choice.name, choice.value)}
              value={visibility}
              defaultChecked={visibility === chosen}
              id={visibility === chosen ? id : undefined}
            />
            <VisibilitySign visibility={visibility} />
            {words}
          </label>
        ))}
      </div>
      <FieldError name={choice.name} />
    </fieldset>
  )
}

/** For several texts with one audience, each in a `<BoxText>`. A single text is an `AudienceBox`. */
export function AudienceFrame(props: {
  audience: Audience | AudienceChoice
  stripId?: string
  className?: string
  children: ReactNode
}) {
  const { audience } = props
  const ownId = useId()
  const fixed = 'visibility' in audience
  const className = ['textbox', fixed && `textbox--${look[audience.visibility]}`, props.className]
  return (
    <div className={className.filter(Boolean).join(' ')}>
      {fixed ? (
        <AudienceStrip audience={audience} id={props.stripId ?? ownId} />
      ) : (
        <AudienceRadios choice={audience} />
      )}
      {props.children}
    </div>
  )
}

type Text = {
  name: string
  value?: string
  rows?: number
  maxLength?: number
  placeholder?: string
  required?: boolean
}

export function BoxText(props: Text & { label: ReactNode; hideLabel?: boolean }) {
  const { control, state, names } = useField(props.name, false, props.value)
  const value = typedValue(state, props.name, props.value)
  const { count, left } = useCounter(props.maxLength, value)
  const preview = previewHtml(state, props.name)
  return (
    <div>
      <label htmlFor={control.id} className={props.hideLabel ? 'visually-hidden' : undefined}>
        {props.label}
      </label>
      <FieldError name={props.name} />
      {names.besides?.long ?? <QuietEnter />}
      <textarea
        dir="auto"
        {...control}
        rows={props.rows ?? 3}
        onInput={count}
        placeholder={props.placeholder}
        required={props.required}
        defaultValue={value}
      />
      <Counter left={left} />
      {preview && <Prose html={preview} className="textbox__preview" role="status" />}
      <Theirs name={props.name} />
    </div>
  )
}

/** Takes Markdown unless `markdown={false}`. The preview button saves nothing. */
export function AudienceBox(
  props: Text & {
    label: ReactNode
    hint?: ReactNode
    optional?: boolean
    hideLabel?: boolean
    audience: Audience | AudienceChoice
    markdown?: boolean
    /** See `pressKey`. */
    shortcut?: string | undefined
    /** The form's button, where the box is all there is to fill in. */
    send?: ReactNode
  },
) {
  const { id, control, state, names } = useField(props.name, Boolean(props.hint), props.value)
  const fixed = 'visibility' in props.audience
  const describedBy =
    [control['aria-describedby'], fixed && `${id}-seen`].filter(Boolean).join(' ') || undefined
  const preview = previewHtml(state, props.name)
  const value = typedValue(state, props.name, props.value)
  const { count, left } = useCounter(props.maxLength, value)
  return (
    <Field
      name={props.name}
      label={props.label}
      hint={props.hint}
      optional={props.optional}
      hideLabel={props.hideLabel}
    >
      {names.besides?.long ?? <QuietEnter />}
      <AudienceFrame audience={props.audience} stripId={`${id}-seen`}>
        <textarea
          dir="auto"
          {...control}
          aria-keyshortcuts={props.shortcut}
          aria-describedby={describedBy}
          rows={props.rows ?? 5}
          onInput={count}
          placeholder={props.placeholder}
          required={props.required}
          defaultValue={value}
        />
        <Counter left={left} />
        {(props.markdown ?? true) && (
          <div className="textbox__foot">
            <MarkdownToolbar of={id} />
            <div className="textbox__buttons">
              <button
                type="submit"
                className="button button--small button--quiet"
                {...names.button('preview')}
                value={props.name}
              >
                Preview
              </button>
              {props.send}
            </div>
          </div>
        )}
        {preview !== undefined && <Prose html={preview} className="textbox__preview" role="status" />}
      </AudienceFrame>
    </Field>
  )
}
