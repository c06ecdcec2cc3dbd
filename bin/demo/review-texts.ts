type Finding = {
  severity: 'praise' | 'suggestion' | 'issue'
  /** The name of a built-in theme. */
  theme: string
  body: string
  where?: [file: string, line: number]
  snippet?: string
}

export const reviewTexts: {
  url: string
  title: string
  summary: string
  wentWell: string
  toImprove: string
  findings: Finding[]
}[] = [
  {
    url: 'https://github.com/larkfield/payments/pull/482',
    title: 'Retry webhook deliveries',
    summary: 'Deliveries that time out are tried again by the worker, with the cause kept.',
    wentWell: 'You split the change so that the risky part was forty lines. That made it a pleasure to read.',
    toImprove:
      'Before you ask for a review, imagine the worst day: the gateway down for an hour, and you asleep.',
    findings: [
      {
        severity: 'praise',
        theme: 'Error handling',
        body: 'Catches the timeout where a retry can be decided, and chains the cause.',
        where: ['refunds/worker.py', 88],
        snippet: 'except GatewayTimeout as err:\n    raise RetryLater(refund.id) from err',
      },
      {
        severity: 'issue',
        theme: 'Error handling',
        body: 'Nothing stops the retries. If the gateway is down for an hour, every worker is busy for an hour.',
        where: ['refunds/worker.py', 97],
      },
      {
        severity: 'suggestion',
        theme: 'Naming',
        body: '`do_it_again` says how, not why. `retry_delivery` would read better where it is called.',
        where: ['refunds/worker.py', 52],
      },
      {
        severity: 'praise',
        theme: 'Tests',
        body: 'Three unhappy paths tested, each named after what the customer would see.',
      },
    ],
  },
  {
    url: 'https://gitlab.com/larkfield/reports/-/merge_requests/77',
    title: 'One query for all customers',
    summary: 'The monthly report takes three seconds where it took forty.',
    wentWell: 'Measured first, changed one thing, measured again.',
    toImprove: 'The new query is the heart of the report now. It deserves a name and a comment of its own.',
    findings: [
      {
        severity: 'praise',
        theme: 'Performance',
        body: 'Found the query in the loop with the profiler, not by guessing.',
        where: ['reports/monthly.py', 41],
        snippet:
          'totals = dict(\n    session.execute(\n        select(Invoice.customer_id, func.sum(Invoice.amount)).group_by(Invoice.customer_id)\n    ).all()\n)',
      },
      {
        severity: 'suggestion',
        theme: 'Readability',
        body: 'Three levels of comprehension in one line. A loop with a name for each step would be kinder.',
        where: ['reports/monthly.py', 58],
      },
      {
        severity: 'suggestion',
        theme: 'Documentation',
        body: 'Say in the docstring which months count: by invoice date or by payment?',
      },
    ],
  },
  {
    url: 'https://github.com/larkfield/invoices/pull/131',
    title: 'Split the importer',
    summary: 'Reading, deciding and writing are apart now.',
    wentWell: 'The deciding part is pure and has its own tests. It will outlive the rest.',
    toImprove: 'Move in steps that each pass: the commit in the middle leaves the importer broken.',
    findings: [
      {
        severity: 'praise',
        theme: 'Structure',
        body: 'The border between deciding and writing is exactly where the next change will want it.',
      },
      {
        severity: 'issue',
        theme: 'Typing',
        body: '`dict` without types hides that two keys may be missing. A small dataclass would have told you.',
        where: ['importer/decide.py', 23],
        snippet:
          'def decide(row: dict) -> dict:\n    if row["kind"] == "credit":\n        return {"amount": -row["amount"]}',
      },
      {
        severity: 'suggestion',
        theme: 'Git habits',
        body: 'The rename and the change of behaviour in one commit make both hard to see.',
      },
    ],
  },
  {
    url: 'https://bitbucket.org/larkfield/ledger/pull-requests/58',
    title: 'Round half to even, everywhere',
    summary: 'One way of rounding, in one place.',
    wentWell: 'You looked for every other place that rounds, and found one that nobody knew of.',
    toImprove: '',
    findings: [
      {
        severity: 'praise',
        theme: 'Git habits',
        body: 'Five commits, each green, each with its reason. I read them like a story.',
      },
      {
        severity: 'issue',
        theme: 'Tests',
        body: 'The test also passes with `ROUND_HALF_UP`: none of its numbers lies in the middle.',
        where: ['tests/test_rounding.py', 12],
        snippet: 'def test_rounding():\n    assert to_cents("1.234") == 123',
      },
    ],
  },
  {
    url: 'https://github.com/larkfield/notifier/pull/23',
    title: 'Send reminders from a queue',
    summary: 'Reminders leave through a queue, and arrive once.',
    wentWell: 'The numbers on the dashboard are the ones that I would look at at night.',
    toImprove: 'Look at who may call the new endpoint: it sends mail to anybody.',
    findings: [
      {
        severity: 'issue',
        theme: 'Security',
        body: 'The endpoint takes any address and isn’t behind the sign-in.',
        where: ['notifier/api.py', 31],
      },
      {
        severity: 'suggestion',
        theme: 'Error handling',
        body: 'A mail that bounces is tried for ever. Ten times should do, and then a line for a person.',
      },
      {
        severity: 'praise',
        theme: 'Documentation',
        body: 'The runbook says what to do, in order, and what not to do.',
      },
      { severity: 'suggestion', theme: 'Naming', body: '`data2`, really?', where: ['notifier/queue.py', 77] },
    ],
  },
]
