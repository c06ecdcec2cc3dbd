import { SubmitButton } from './submit-button.tsx'

/** `back` leads away without saving; `isQuiet` sets it apart. */
export function FormBar(props: { submit: string; back: string; backWords: string; isQuiet?: boolean }) {
  return (
    <div className="form-bar">
      <SubmitButton>{props.submit}</SubmitButton>
      <a className={props.isQuiet ? 'button button--quiet sm:ms-auto' : 'button'} href={props.back}>
        {props.backWords}
      </a>
    </div>
  )
}
