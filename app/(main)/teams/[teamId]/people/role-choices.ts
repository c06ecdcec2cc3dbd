export const roleChoices = [
  { value: 'junior', label: 'Junior' },
  { value: 'mentor', label: 'Mentor' },
  { value: 'lead', label: 'Lead' },
]
