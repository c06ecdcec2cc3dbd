/** In characters. */
export const passwordLength = { least: 10, most: 1000 }

// Passwords that attackers try first, without signs and without digits at either end.
const commonStems = [
  'password',
  'passwort',
  'passphrase',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdf',
  'qwertz',
  'qwertzuiop',
  'azerty',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'letmeinplease',
  'welcome',
  'welcometo',
  'iloveyou',
  'iloveyouforever',
  'changeme',
  'changemeplease',
  'administrator',
  'admin',
  'superman',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'basketball',
  'trustnoone',
  'whatever',
  'michael',
  'jennifer',
  'starwars',
  'computer',
  'internet',
  'default',
  'secret',
  'topsecret',
  'mentor',
  'mentorship',
  'cairn',
]

/**
 * Null if the password is good enough. Length counts and guessable ones are refused, but kinds of characters don't
 * matter (NIST SP 800-63B-4, 3.1.1.2).
 */
export function passwordProblem(password: string, of: { email: string; name: string }): string | null {
  const length = [...password].length
  if (length < passwordLength.least)
    return `Please choose a password of ${passwordLength.least} characters or more. A few words in a row are easy to remember.`
  if (length > passwordLength.most) return `At most ${passwordLength.most} characters, please.`
  const plain = simplified(password)
  const own = [of.email, of.email.split('@')[0] ?? '', of.name]
    .map(simplified)
    .filter((text) => text.length > 3)
  if (own.includes(plain) || own.includes(withoutNumbers(plain)))
    return 'This is your own name or address, which anyone would try first. Please choose something else.'
  if (isEasilyGuessed(plain))
    return 'This is one of the passwords people try first. Please choose something else.'
  return null
}

const simplified = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const withoutNumbers = (text: string) => text.replace(/^\d+|\d+$/g, '')

function isEasilyGuessed(plain: string): boolean {
  const letters = [...plain]
  if (new Set(letters).size < 4) return true
  const steps = letters
    .slice(1)
    .map((letter, at) => (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0))
  if (steps.filter((step) => Math.abs(step) === 1).length >= letters.length - 2) return true
  const stem = withoutNumbers(plain)
  return commonStems.includes(stem) || commonStems.includes(stem.replaceAll('0', 'o')) || isRepeated(plain)
}

function isRepeated(plain: string): boolean {
  return /^(.{1,4})\1{2,}$/u.test(plain)
}
