// Written to fit any skill or project, since the demo picks them by turns.

export const evidenceTexts: { note: string; links: [url: string, title: string][] }[] = [
  {
    note: 'I moved the decision to the worker, where we know whether a retry makes sense. The log line has the refund id and the attempt, not the payload.\n\n```python\nexcept GatewayTimeout as err:\n    log.warning("refund %s timed out, attempt %d", refund.id, attempt)\n    raise RetryLater(refund.id) from err\n```',
    links: [['https://github.com/larkfield/payments/pull/482', 'Retry webhook deliveries']],
  },
  {
    note: 'The module is split into reading, deciding and writing. The deciding part has no input or output any more, so its tests run in milliseconds.',
    links: [
      ['https://github.com/larkfield/invoices/pull/131', 'Split the importer'],
      ['https://github.com/larkfield/invoices/blob/main/docs/importer.md', 'What the importer promises'],
    ],
  },
  {
    note: 'Before and after, measured ten times each on the copy of last month:\n\n| run | median | worst |\n|---|---|---|\n| before | 41 s | 66 s |\n| after | 3.2 s | 4.0 s |\n\nThe time went into one query for each customer; now it is one query.',
    links: [['https://gitlab.com/larkfield/reports/-/merge_requests/77', 'One query for all customers']],
  },
  {
    note: 'Tests first this time. The three cases that broke in March are in, each named after what the customer saw.',
    links: [['https://github.com/larkfield/payments/pull/507', 'Cover the unhappy paths of refunds']],
  },
  {
    note: 'I wrote down what I learned as a page for the next person, and asked Priya to follow it without my help. She got stuck once; that step is rewritten.',
    links: [
      ['https://wiki.larkfield.example/onboarding/local-setup', 'Local setup, from zero to green tests'],
    ],
  },
  {
    note: 'Rebased into five commits, each of which passes the tests. The message of each one says why.\n\n- [x] no merge commits\n- [x] the rename is a commit of its own\n- [x] the fix comes with its test',
    links: [['https://bitbucket.org/larkfield/ledger/pull-requests/58', 'Round half to even, everywhere']],
  },
  {
    note: 'It runs in staging since Monday. The dashboard shows queue length and age of the oldest message; the alert went off once, rightly.',
    links: [
      ['https://github.com/larkfield/notifier/pull/23', 'Send reminders from a queue'],
      ['https://grafana.larkfield.example/d/reminders', 'Reminders dashboard'],
    ],
  },
]

export const changeTexts = [
  'Three of four are there. Catching `Exception` around every call hides the ones that we could fix. Which of these can we act on, and which should reach the top?',
  'The code is right. What I miss is the reason: why this structure and not the one before? Two sentences in the description are enough.',
  'Good numbers. Please measure on real data too: the sample has ten customers, and the slow part grows with their number.',
  'The tests pass, but they would also pass with the fix taken out. Try it: revert the change, and see which one turns red.',
]

export const approvalTexts = [
  'This is the one. Moving the decision to the worker made the rest simple, and `from err` means that on-call sees the timeout and not just our name for it.',
  'Clear, small, and I could review it in ten minutes. Keep writing descriptions like this.',
  'You found the cause and not just the symptom. I would have stopped earlier.',
  'All criteria met. The page for newcomers is a gift for the whole team.',
  'Well done. One thought for next time: say in the first line what changes for the user.',
  'I tried to break it and could not. Approved.',
]

export const privateNotes = [
  'Ready for a harder one. Ask how on-call sounds.',
  'Third time that tests came last. Don’t make it a lecture: pair on one, test first.',
  'Underrates their own reviews. Bring two good ones and read them together.',
]

export const conversations: [junior: string, mentor: string][] = [
  [
    'Does “only where something can be done” include retrying? I have it in the client right now.',
    'Retrying counts, if it’s safe to repeat. Does the client know that? If not, the decision belongs where it is known.',
  ],
  [
    'Is it fine to use the order service as an example? It isn’t mine alone.',
    'Yes. Say which part is yours; the rest gives it context.',
  ],
  [
    'I’m not sure what “notable” means in the third criterion.',
    'Something you would tell a colleague about over lunch.',
  ],
]

export const reasons = {
  blocked: 'Waiting for access to the staging cluster. Asked Platform on Monday, ticket PLAT-2291.',
  blockedToo: 'The vendor’s sandbox is down since last week; nothing can be tried until it is back.',
  dropped:
    'The team moved off Celery in October, so this would be learning for the drawer. We picked the queue project in its place.',
  moved: 'Two weeks later: the release took all of us.',
}

export const observationTexts = [
  'Explained the new cache to two people from Support without one word they didn’t know. They asked good questions, which says enough.',
  'In planning, said early that the export would not fit, and brought two smaller cuts of it. The second one shipped.',
  'Answered a newcomer’s question with a question first. It took longer, and he found it himself.',
]

export const habitTexts: [url: string, took: string][] = [
  [
    'https://docs.python.org/3/whatsnew/3.14.html',
    'Deferred evaluation of annotations: the forward references in our models can lose their quotes.',
  ],
  [
    'https://pythonspeed.com/articles/docker-caching-model/',
    'The order of lines in our Dockerfile cost us four minutes for each build.',
  ],
  [
    'https://lwn.net/Articles/1010905/',
    'How free-threaded Python counts references. I understand now why it is a build of its own.',
  ],
  [
    'https://martinfowler.com/articles/practical-test-pyramid.html',
    'We have an hourglass. Listed three tests that could move down a level.',
  ],
  [
    'https://realpython.com/python-asyncio-walkthrough/',
    'A coroutine that is never awaited does nothing. We had one in the notifier.',
  ],
]
