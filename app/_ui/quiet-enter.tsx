/**
 * Without JavaScript, Enter in a one-line field presses the form's first submit button. Before a text of several lines
 * or rows, this one comes first: the form is answered as it was, and nothing is saved.
 * In a page's part it's `names.besides.long` instead.
 */
export function QuietEnter() {
  return (
    <button
      type="submit"
      name="rows"
      value="keep"
      className="visually-hidden"
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
