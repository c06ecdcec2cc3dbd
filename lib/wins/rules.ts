/** In characters. */
export const MAX_WIN = 300
