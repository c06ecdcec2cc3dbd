/** The sign of Cairn and its name, leading home. */
export function Brand() {
  return (
    <a className="brand" href="/">
      <svg viewBox="0 0 26 26" aria-hidden="true">
        <path
          fill="var(--pine)"
          d="M2.3 20.8c0-2.5 3.6-3.7 10.5-3.7 7 0 11 1 11 3.6 0 2.5-4 3.8-10.9 3.8-6.9 0-10.6-1.2-10.6-3.7z"
        />
        <path
          fill="var(--pine-mid)"
          d="M5.6 12.7c.1-2.3 2.9-3.4 7.7-3.3 4.9.1 7.6 1.4 7.5 3.7-.1 2.2-2.9 3.3-7.8 3.2-4.9-.1-7.5-1.4-7.4-3.6z"
        />
        <path
          fill="var(--ink)"
          d="M8.2 5.3c.1-2 1.9-3.4 4.7-3.3 2.7.1 4.5 1.5 4.4 3.4-.1 1.9-2 3.2-4.7 3.1-2.7-.1-4.5-1.4-4.4-3.2z"
        />
      </svg>
      Cairn
    </a>
  )
}
