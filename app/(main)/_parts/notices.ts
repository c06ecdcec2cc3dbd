/** What is said after something was saved, by the key that the address carries (`?did=`): fixed sentences alone. */
export const notices: Record<string, string> = {
  'all-held': 'They have all of these already, so nothing was assigned twice.',
  assigned: 'Assigned. Each junior sees the new goals on their home page.',
  'review-edited': 'Review note saved. Whoever may read it sees it as it stands now.',
  'review-logged': 'Review note saved. Whoever may read it can read it now.',
  saved: 'Saved.',
}
