/** Letters without their marks, small, for looking names up: 'Leïla' as 'leila', 'Łukasz' as 'lukasz'. */
export function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // Letters that Unicode doesn't take apart.
      .replaceAll(/[łŁ]/g, 'l')
      .replaceAll(/[øØ]/g, 'o')
      .toLowerCase()
  )
}
