/** An id that no record has. */
export const never = '01890000-0000-7000-8000-000000000000'

/** What an attacker sends in place of a valid value. */
export const hostileValues = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  never,
  `${never}'--`,
  "' OR 1=1; DROP TABLE people; --",
  '"*" NEAR(a b) ^ : AND OR NOT (',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-11-22.1793888000000.x',
  '<script>alert(1)</script>',
  '//evil.example',
  'javascript:alert(1)',
  'é'.repeat(3000),
]
