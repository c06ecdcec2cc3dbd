/** What is said after something was saved, by the key that the address carries (`?did=`): fixed sentences alone. */
export const notices: Record<string, string> = {
  saved: 'Saved.',
}
