export function NewMark() {
  return <span className="new-mark">New</span>
}
