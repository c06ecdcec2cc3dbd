import { SubmitButton } from './submit-button.tsx'

/** `back` leads away without saving; `isQuiet` sets it apart. `ends`: something is over once it's pressed. */
export function FormBar(props: {
  submit: string
  back: string
  backWords: string
  isQuiet?: boolean
  ends?: boolean
}) {
  return (
    <div className="form-bar">
      <SubmitButton ends={props.ends ?? false}>{props.submit}</SubmitButton>
      <a className={props.isQuiet ? 'button button--quiet sm:ms-auto' : 'button'} href={props.back}>
        {props.backWords}
      </a>
    </div>
  )
}
