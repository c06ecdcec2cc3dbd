import { ContactWeeks } from '#app/_parts/drawings/contact-weeks.tsx'
import { contactWeekWords } from '#app/_parts/drawings/contact-words.ts'
import type { Day } from '#lib/core/days.ts'
import { count } from '#lib/core/format.ts'
import type { JuniorOfMine } from '#lib/views/home/rules.ts'

/** In which of the last twelve weeks the viewer and a junior of theirs met. */
export function Weeks({ junior, today }: { junior: JuniorOfMine; today: Day }) {
  const weeks = junior.contact.map(({ state }) => state)
  const over = weeks.filter((state) => state !== 'before' && state !== 'running').length
  const met = weeks.filter((state) => state === 'met').length
  return (
    <span className="weeks-line">
      <ContactWeeks weeks={weeks} label={contactWeekWords(junior.contact, today)} />
      {over > 0 && (
        <span className="meta" aria-hidden="true">
          {met} of {count(over, 'week')}
        </span>
      )}
    </span>
  )
}
