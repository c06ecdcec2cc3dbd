/** `mine` is what the mentor keeps private; `days` are counted from the session. */
export const sessionTexts: {
  notes: string
  mine?: string
  points: string[]
  actions: { body: string; owner: 'junior' | 'mentor'; days: number }[]
}[] = [
  {
    notes:
      '## How it is going\nProud of the worker change. Found the review of #471 hard: “I did not want to sound like I know better.”\n\n## What we looked at\n- Retry belongs in the worker. The client can’t know whether a refund is safe to repeat.\n- Two of the comments on #471 are really questions, and better as questions:\n\n```python\n# instead of: "this should be a dict"\n# try:        "what happens here with two refunds for one order?"\n```\n\n## What we agreed\nOne review a day, before lunch.',
    mine: 'Underrates the reviews. Bring two good ones next time and read them together.',
    points: ['Is the retry in the right place?', 'Feedback on my review of #471'],
    actions: [
      { body: 'Redo two comments on #471 as questions', owner: 'junior', days: 7 },
      { body: 'Ask Platform for a shadow shift in December', owner: 'mentor', days: 14 },
    ],
  },
  {
    notes:
      'Walked through the importer together, without looking at the code first: what goes in, what comes out, what may go wrong. Then looked. Two of the five failures on the board aren’t handled.\n\nAgreed to write those two as failing tests before anything else.',
    points: ['How much testing is enough?', 'Where to put the new parser'],
    actions: [{ body: 'Write the two missing failures as tests', owner: 'junior', days: 10 }],
  },
  {
    notes:
      'Talked about estimates. The last three were off by half, and each time for the same reason: the review wasn’t in them.\n\n- Next one: three numbers (good day, usual day, bad day)\n- Compare in two weeks',
    mine: 'Tired today. Two late evenings for the release. Speak to Ruth about the on-call plan.',
    points: ['Estimating the export', 'On-call: when, and with whom?'],
    actions: [
      { body: 'Estimate the export in three numbers', owner: 'junior', days: 5 },
      { body: 'Send the talk about estimating', owner: 'mentor', days: 5 },
    ],
  },
  {
    notes:
      'Read PEP 3134 together, and found three places in the ledger where the cause of an error gets lost. Fixed one in the session; the other two are for this week.\n\nHow does the pace feel? “A bit slow, in a good way.”',
    points: ['Exception chaining', 'Pace of the goals'],
    actions: [{ body: 'Keep the cause in the other two places', owner: 'junior', days: 7 }],
  },
  {
    notes:
      'Looked at the next stage of the roadmap and chose an order: the web application first, since the team needs it anyway; the data project once the new warehouse is there.\n\nWhat would make this a good quarter? “If I could say no to something and be right.”',
    points: ['What comes next on the roadmap?'],
    actions: [
      { body: 'Write half a page on the scope of the web application', owner: 'junior', days: 12 },
      { body: 'Find somebody to pair with on the front end', owner: 'mentor', days: 12 },
    ],
  },
  {
    notes:
      'Short one, half an hour. The migration went well on Thursday, including the part that went wrong: the plan back was written down, and it was used.\n\nNothing open from last time.',
    points: ['The migration, looking back'],
    actions: [{ body: 'Tell the team about the migration, ten minutes', owner: 'junior', days: 9 }],
  },
]

export const waitingPoints = {
  junior: [
    'Could I take the next incident review?',
    'The review of #512 took me a day. Too long?',
    'What should I read about queues?',
  ],
  mentor: ['How did the refunds goal feel?', 'Two words on saying no', 'Plans for the conference'],
}
