/** The roles that a form offers, as they are said on buttons. */
export const roleChoices = [
  { value: 'junior', label: 'Junior' },
  { value: 'mentor', label: 'Mentor' },
  { value: 'lead', label: 'Lead' },
]
