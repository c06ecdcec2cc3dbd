import { randomFrom, skewed } from './random.ts'

export type CompanySize = { people: number; notes: number }

/** Addresses before the @. `juniors` have their days since the start, or their weight when what is left of all notes is shared out. */
export type TeamPlan = {
  name: string
  leads: string[]
  mentors: string[]
  juniors: ({ email: string; mentor: number } & ({ days: number; share?: number } | { weight: number }))[]
  /** Was a junior here, and is deactivated. */
  left: string[]
}

/** Whoever opens pages, with their teams: the same in a company of any size. */
export const smallest: CompanySize = { people: 100, notes: 8000 }

const seed = 20
const ledTeams = 10

/** Of everyone but the admin. The teams of those who open pages come first. */
export function planTeams({ people }: CompanySize): TeamPlan[] {
  const teams = [ownTeam(), ...Array.from({ length: ledTeams }, (_, number) => ledTeam(number))]
  const random = randomFrom(seed)
  const placed = new Set(teams.flatMap((team) => peopleIn(team))).size
  let left = people - placed - 1
  for (let number = 0; left > 0; number++) {
    const wanted = 4 + Math.floor(4 * skewed(random, 1.6))
    const size = left - wanted < 5 ? left : Math.min(wanted, 150)
    teams.push(otherTeam(number, size, random))
    left -= size
  }
  return teams
}

function ownTeam(): TeamPlan {
  // The first five are the mentor's own.
  const juniors = Array.from({ length: 10 }, (_, number) => ({
    email: number === 0 ? 'junior' : `junior${number + 1}`,
    mentor: number < 5 ? 0 : 1,
    days: number === 0 ? 730 : number < 5 ? 500 : 250,
    // As far as every kind of milestone.
    share: 0.35 + number * 0.05,
  }))
  return { name: 'Pythonistas', leads: ['lead'], mentors: ['mentor', 'mentor2'], juniors, left: [] }
}

function ledTeam(number: number): TeamPlan {
  const juniors = [0, 1, 2].map((each) => ({
    email: `led-junior${number * 3 + each}`,
    mentor: 0,
    days: 90 + ((number + each) % 5) * 40,
  }))
  return {
    name: `Harbour ${number + 1}`,
    leads: ['leads'],
    mentors: [`led-mentor${number}`],
    juniors,
    left: [],
  }
}

function otherTeam(number: number, size: number, random: () => number): TeamPlan {
  const leads = size > 20 ? 2 : 1
  const mentors = Math.max(1, Math.round(size / 6))
  const left = size > 8 && random() < 0.3 ? 1 : 0
  return {
    name: `Team ${number + 1}`,
    leads: Array.from({ length: leads }, (_, each) => `lead-${number}-${each}`),
    mentors: Array.from({ length: mentors }, (_, each) => `mentor-${number}-${each}`),
    juniors: Array.from({ length: Math.max(size - leads - mentors - left, 1) }, (_, each) => ({
      email: `junior-${number}-${each}`,
      mentor: Math.floor(random() * mentors),
      weight: Math.min(skewed(random, 1.4), 20),
    })),
    left: Array.from({ length: left }, () => `left-${number}`),
  }
}

function peopleIn({ leads, mentors, juniors, left }: TeamPlan): string[] {
  return [...leads, ...mentors, ...juniors.map(({ email }) => email), ...left]
}
