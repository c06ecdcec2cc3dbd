import { SubmitButton } from './submit-button.tsx'

/** The end of a form: the button that sends it, and the way `back` that saves nothing, in words. `isQuiet` sets that apart. */
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
