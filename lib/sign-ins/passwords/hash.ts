import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 iterations, 1 lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Verified when the account is unknown, so that both cases take the same time.
let decoy: Promise<string> | undefined

/** A PHC string (argon2id). Never call it inside a transaction: it takes 30 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters)
}

/** Takes as long without a hash, and then returns false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no account has this password', parameters)
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFKC')).catch(() => false)
  return fits && passwordHash !== null
}
