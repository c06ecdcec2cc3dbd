/** Beside something that came since the viewer last read the page. */
export function NewMark() {
  return <span className="newmark">New</span>
}
