import { SubmitButton } from './submit-button.tsx'

/** `back` leads away without saving; `isApart` sets it at the other end. `ends`: something is over once it's pressed. */
export function FormBar(props: {
  submit: string
  back: string
  backWords: string
  isApart?: boolean
  ends?: boolean
}) {
  return (
    <div className="form-bar">
      <SubmitButton ends={props.ends ?? false}>{props.submit}</SubmitButton>
      <a
        className={props.isApart ? 'button button--quiet sm:ms-auto' : 'button button--quiet'}
        href={props.back}
      >
        {props.backWords}
      </a>
    </div>
  )
}
