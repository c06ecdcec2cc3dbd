import { SubmitButton } from './submit-button.tsx'

/** `back` leads away without saving; `isQuiet` sets it apart. */
export function FormBar(props: { submit: string; back: string; backWords: string; isQuiet?: boolean }) {
  return (
    <div className="formbar">
      <SubmitButton>{props.submit}</SubmitButton>
      <a className={props.isQuiet ? 'btn btn--quiet end' : 'btn'} href={props.back}>
        {props.backWords}
      </a>
    </div>
  )
}
