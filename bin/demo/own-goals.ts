// What is written in the goals beyond the roadmap, as their forms send it.

const lines = (...texts: string[]) => texts.map((text) => ({ text }))

/** A mentor's, given directly. */
export const runbook = {
  kind: 'skill',
  title: 'Translate the runbook for the Lisbon support team',
  description:
    'They open it when something is down and nobody from here is awake. You know both the system and the language.',
  criteria: lines(
    'The five pages that are opened most are there in Portuguese',
    'Someone in Lisbon has followed one of them without calling us',
  ),
}

export const incidentTalk = {
  kind: 'skill',
  title: 'Give a short talk about the queue incident',
  why: 'I found the cause, but only three people know how. Explaining it to everyone would show me whether I’ve understood it myself.',
  criteria: lines(
    'Ten minutes, without slides full of text',
    'At least one question that I can’t answer at once',
  ),
}

export const rustCourse = {
  kind: 'skill',
  title: 'Finish an introduction to Rust',
  why: 'Everyone talks about it, and I’d like to know what they mean by ownership.',
  criteria: lines('All chapters done', 'One small tool of ours written again in Rust'),
}

export const noteTaking = {
  kind: 'skill',
  title: 'Keep a notebook of what I learn',
  why: 'I forget what I looked up last week.',
  criteria: lines('An entry every working day for a month'),
}

export const dashboardOnAPhone = {
  kind: 'project',
  title: 'Make the refunds dashboard readable on a phone',
  why: 'Support opens it on the way to the shop floor and calls me to read the numbers out. I’d like to learn enough CSS to fix that myself.',
  outcome: 'The dashboard as it is, readable at arm’s length on a phone.',
  criteria: lines(
    'Every number can be read at 360 px without zooming',
    'Two people from support have tried it on their own phones',
  ),
}

/** What the mentor made of it when agreeing. */
export const dashboardWithLisbon = {
  kind: 'project',
  title: dashboardOnAPhone.title,
  description: dashboardOnAPhone.why,
  outcome: dashboardOnAPhone.outcome,
  criteria: lines(
    'Every number can be read at 360 px without zooming',
    'Three people from support, one of them in Lisbon, have used it for a week',
  ),
  answer:
    'Lovely idea, and theirs to judge. Lisbon reads it on the oldest phones we have, so let’s ask them too.',
}

export const linterRules = {
  kind: 'project',
  title: 'Teach our linter the three things I keep getting wrong',
  why: 'Marisol has told me about bare `except` three times now. If the linter says it first, you can use the review for something better, and it would help the next junior too.',
  outcome: 'Three rules in our shared configuration, each with an example of right and wrong.',
  criteria: lines(
    'Each rule comes from a review note of mine',
    'They run in CI for two weeks without a false alarm',
    'Someone else in the team has said they’re useful',
  ),
}
