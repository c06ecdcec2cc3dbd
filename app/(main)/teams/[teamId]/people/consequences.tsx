export function Consequences({ sentences }: { sentences: string[] }) {
  return (
    <section aria-labelledby="consequences">
      <h2 className="visually-hidden" id="consequences">
        What will happen
      </h2>
      <ul className="sheet rows">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
