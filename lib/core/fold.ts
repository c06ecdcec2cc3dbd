/** Lower case without diacritics, for finding names: 'Leïla' as 'leila', 'Łukasz' as 'lukasz'. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // NFKD doesn't decompose these.
      .replaceAll(/[łŁ]/g, 'l')
      .replaceAll(/[øØ]/g, 'o')
      .toLowerCase()
  )
}
