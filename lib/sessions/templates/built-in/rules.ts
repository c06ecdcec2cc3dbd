/** `key` is in addresses and in the rows that replace one. */
type BuiltIn = { key: string; title: string; questions: readonly string[] }

/** What Cairn brings, in the order of a mentorship. A team's leads put their own words in place of any. */
export const builtInTemplates: readonly BuiltIn[] = [
  {
    key: 'first-session',
    title: 'First session',
    questions: [
      'What brought you here, and what would you like to be different a year from now?',
      'What has helped you learn in the past, and what has got in the way?',
      'What do you expect of me, and what should I never do?',
      'How direct should feedback be, and when is a good moment for it?',
      'How often do we meet, and how do you reach me in between?',
      'What could you do this week that would feel like a first step?',
    ],
  },
  {
    key: 'regular',
    title: 'Regular session',
    questions: [
      'What went well since last time, and what did you do to make it so?',
      'Where are you stuck, and what have you tried?',
      'What did you learn that surprised you?',
      'Which goal moves next, and what does it need?',
      'Is there something I should know, or should do differently?',
    ],
  },
  {
    key: 'code-walk-through',
    title: 'Code walk-through',
    questions: [
      'What problem does this code solve, and for whom?',
      'Which part are you least sure of?',
      'Which other ways did you consider, and why did you choose this one?',
      'How would you notice if it broke in production?',
      'What would you name differently now?',
      'What will you do differently in the next change?',
    ],
  },
  {
    key: 'career-talk',
    title: 'Career talk',
    questions: [
      'Which work makes you forget the time?',
      'Which work would you happily hand to someone else?',
      'Where would you like to be in two years, and what draws you there?',
      'What do people come to you for, and what would you like them to come for?',
      'Which skill would open the most doors for you now?',
      'Who could help you with that, besides me?',
    ],
  },
  {
    key: 'goal-review',
    title: 'Goal review',
    questions: [
      'Which of your goals matters most to you right now?',
      'What have you achieved since we last looked at your goals, and what shows it?',
      'Which goal hasn’t moved, and is it still the right one?',
      'Which dates no longer fit, and what has changed?',
      'What would you like to take up next?',
    ],
  },
  {
    key: 'handover',
    title: 'Handover to another mentor',
    questions: [
      'What should your next mentor know about how you work?',
      'What are you in the middle of, and what is the next step?',
      'What would you rather tell them yourself, or not pass on?',
      'Which of our habits would you like to keep?',
      'What would you like to start afresh?',
    ],
  },
  {
    key: 'end',
    title: 'End of a mentorship',
    questions: [
      'What can you do today that you couldn’t when we began?',
      'What are you proud of?',
      'What would you have needed more of, or less of?',
      'What is still open, and who will you turn to with it?',
      'What will you do first, once these talks are over?',
      'How would you like to stay in touch, if at all?',
    ],
  },
]
