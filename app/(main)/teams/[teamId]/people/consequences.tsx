export function Consequences({ sentences }: { sentences: string[] }) {
  return (
    <section aria-label="What becomes of it">
      <ul className="sheet rows">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
