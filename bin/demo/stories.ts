/** Days count back from today, except `due` and `next`, which count ahead. */
export type Story = {
  junior: string
  mentor: string
  team: 'pythonistas' | 'gophers'
  /** In the roadmap's order. */
  achieved: number
  next: (
    | { is: 'waiting'; days: number }
    | { is: 'changes'; days: number }
    | { is: 'in progress'; due?: number }
    | { is: 'overdue'; days: number }
    | { is: 'blocked'; days: number; why?: 'blocked' | 'blockedToo' }
    | { is: 'dropped' }
    | { is: 'planned' }
  )[]
  /** In days; `every` is the time between two of them. */
  sessions: { every: number; last: number; next?: number }
  reviews: number[]
  habit?: number[]
  behaviour?: number[]
}

const pythonistas = 'pythonistas' as const

/** Together they put something in every state that a page can show. */
export const stories: Story[] = [
  {
    junior: 'junior',
    mentor: 'mentor',
    team: pythonistas,
    achieved: 13,
    next: [
      { is: 'waiting', days: 4 },
      { is: 'changes', days: 6 },
      { is: 'in progress', due: 9 },
      { is: 'planned' },
    ],
    sessions: { every: 14, last: 9, next: 2 },
    reviews: [150, 118, 90, 71, 47, 30, 12, 3],
    habit: [82, 75, 60, 44, 40, 20, 12, 5],
    behaviour: [33, 8],
  },
  {
    junior: 'leila',
    mentor: 'mentor',
    team: pythonistas,
    achieved: 18,
    next: [
      { is: 'blocked', days: 7 },
      { is: 'waiting', days: 1 },
      { is: 'in progress', due: 20 },
      { is: 'planned' },
    ],
    sessions: { every: 14, last: 24 },
    reviews: [160, 121, 84, 52, 20],
    habit: [95, 88, 70, 58, 33, 9],
  },
  {
    junior: 'priya',
    mentor: 'mentor',
    team: pythonistas,
    achieved: 3,
    next: [{ is: 'in progress', due: 5 }, { is: 'in progress', due: 16 }, { is: 'planned' }],
    sessions: { every: 7, last: 4, next: 3 },
    reviews: [33, 18, 6],
  },
  {
    junior: 'junior2',
    mentor: 'mentor2',
    team: pythonistas,
    achieved: 16,
    next: [
      { is: 'overdue', days: 11 },
      { is: 'changes', days: 3 },
      { is: 'waiting', days: 2 },
      { is: 'planned' },
    ],
    sessions: { every: 14, last: 36 },
    reviews: [140, 99, 66, 41, 13],
    habit: [66, 51, 30, 11],
  },
  {
    junior: 'minh-anh',
    mentor: 'mentor2',
    team: pythonistas,
    achieved: 9,
    next: [{ is: 'in progress', due: 12 }, { is: 'planned' }],
    sessions: { every: 14, last: 12, next: 1 },
    reviews: [101, 55, 16],
    behaviour: [40],
  },
  {
    junior: 'hana',
    mentor: 'mentor2',
    team: pythonistas,
    achieved: 4,
    next: [{ is: 'dropped' }, { is: 'changes', days: 2 }, { is: 'in progress', due: 25 }],
    sessions: { every: 21, last: 17, next: 5 },
    reviews: [61, 22],
  },
  {
    junior: 'jonas',
    mentor: 'olga',
    team: pythonistas,
    achieved: 20,
    next: [{ is: 'waiting', days: 6 }, { is: 'in progress', due: 3 }, { is: 'planned' }],
    sessions: { every: 14, last: 8, next: 6 },
    reviews: [133, 80, 38, 10],
    habit: [110, 96, 71, 64, 37, 34, 8, 3],
    behaviour: [70, 21],
  },
  {
    junior: 'fatima',
    mentor: 'olga',
    team: pythonistas,
    achieved: 0,
    next: [{ is: 'in progress', due: 14 }, { is: 'planned' }],
    sessions: { every: 14, last: 5, next: 9 },
    reviews: [],
  },
  {
    junior: 'mateo',
    mentor: 'olga',
    team: pythonistas,
    achieved: 12,
    next: [
      { is: 'overdue', days: 19 },
      { is: 'overdue', days: 5 },
      { is: 'in progress', due: 11 },
    ],
    sessions: { every: 21, last: 47 },
    reviews: [88, 45],
  },
  {
    junior: 'samuel',
    mentor: 'david',
    team: pythonistas,
    achieved: 26,
    next: [
      { is: 'waiting', days: 3 },
      { is: 'in progress', due: 30 },
    ],
    sessions: { every: 14, last: 6, next: 8 },
    reviews: [155, 107, 59, 27, 8],
    habit: [120, 101, 92, 77, 49, 31, 6],
    behaviour: [55, 34, 12],
  },
  {
    junior: 'elif',
    mentor: 'david',
    team: pythonistas,
    achieved: 6,
    next: [{ is: 'in progress', due: 7 }, { is: 'changes', days: 1 }, { is: 'planned' }],
    sessions: { every: 14, last: 16 },
    reviews: [72, 26, 2],
  },
  {
    junior: 'noah',
    mentor: 'david',
    team: pythonistas,
    achieved: 10,
    next: [
      { is: 'blocked', days: 15, why: 'blockedToo' },
      { is: 'in progress', due: 4 },
    ],
    sessions: { every: 14, last: 11, next: 4 },
    reviews: [93, 48],
  },
  {
    junior: 'carlos',
    mentor: 'greta',
    team: 'gophers',
    achieved: 5,
    next: [
      { is: 'waiting', days: 2 },
      { is: 'in progress', due: 10 },
    ],
    sessions: { every: 14, last: 10, next: 4 },
    reviews: [64, 15],
  },
]
