export function NewMark() {
  return <span className="newmark">New</span>
}
