// Verbs that run inside another domain's transaction, since both happen or neither does.
export const stepsForOthers: [from: RegExp, to: RegExp, why: string][] = [
  [/^lib\//, /^lib\/record\//, 'the trail, the index of texts and last reads belong to every record'],
  [
    /^lib\//,
    /^lib\/audience\/(widening|withdrawing|versions)\//,
    'every noun’s texts are widened and withdrawn by one verb and its form, and their earlier words kept in one way',
  ],
  [/^lib\/invites\//, /^lib\/(people|teams\/members)\/writes\.ts$/, 'accepting makes person and member'],
  [
    /^lib\/people\/(settings|address)\//,
    /^lib\/sign-ins\/writes\.ts$/,
    'the password asked once more counts among the tries to sign in',
  ],
  [/^lib\//, /^lib\/audience\/naming\//, 'one place decides whether a text may go to whom its page named'],
  [
    /^lib\/(admin|mentorships)\//,
    /^lib\/teams\/endings\/writes\.ts$/,
    'roles and mentorships end in one way',
  ],
  [
    /^lib\/(assignments|proposals|plans)\//,
    /^lib\/goals\/(creating|own)\//,
    'every goal is created in one place, and every form of a goal beyond the roadmap asks for the same',
  ],
  [
    /^lib\/(assignments|proposals)\//,
    /^lib\/roadmaps\/people\/scope\.ts$/,
    'who is assigned something is on a version from then on',
  ],
  [
    /^lib\/plans\/starting\//,
    /^lib\/(goals\/(creating|own)\/writes|assignments\/scope|roadmaps\/people\/scope)\.ts$/,
    'starting a plan assigns in one way with assigning',
  ],
  [/^lib\/plans\/input\.ts$/, /^lib\/goals\/own\/input\.ts$/, 'an own goal is written in one way'],
  [
    /^lib\/goals\//,
    /^lib\/roadmaps\/moving-on\/following\/scope\.ts$/,
    'a goal that waited follows its junior with the step that ends the waiting',
  ],
  [
    /^lib\/(sessions|goals|reviews|wins)\//,
    /^lib\/jots\/becoming\/writes\.ts$/,
    'a jot is done with the form that it was made into, or stays open with it',
  ],
  [/^lib\/teams\/endings\//, /^lib\/sessions\/called-off\/writes\.ts$/, 'an end cancels what was planned'],
  [
    /^lib\/(admin|people\/(settings|address))\//,
    /^lib\/sign-ins\/resets\/endings\/writes\.ts$/,
    'a deactivation and a changed password end reset links',
  ],
]
