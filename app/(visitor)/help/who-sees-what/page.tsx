import type { Metadata } from 'next'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { Page } from '#app/_ui/page.tsx'

export const metadata: Metadata = { title: 'Who can see what' }

/** Needs no sign-in, so people can read it before they join. */
export default function WhoSeesWhat() {
  return (
    <Page
      title="Who can see what"
      width="read"
      lede="Every text in Cairn says who reads it, above the box while you write and beside it afterwards. You choose before you write."
    >
      <div className="stack-9 sm:stack-10">
        <section className="grid grid-cols-1 gap-4" aria-labelledby="audiences">
          <h2 id="audiences">Three audiences</h2>
          <ul className="sheet rows">
            <li>
              <VisibilityMark visibility="private" words="Only you" />
              <p>
                You, and nobody else. No lead, no admin, no report. A mentor’s private note about a junior
                stays the mentor’s.
              </p>
            </li>
            <li>
              <VisibilityMark visibility="pair" words="You and Ada" />
              <p>The two of you: the author and the one person named. This is what Cairn starts with.</p>
            </li>
            <li>
              <VisibilityMark visibility="circle" words="You, Ada, their mentors and the team’s leads" />
              <p>
                The junior’s circle in that team: the junior, the mentors they have now, and the leads the
                team has now.
              </p>
            </li>
          </ul>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="always">
          <h2 id="always">What has no choice</h2>
          <div className="prose">
            <ul>
              <li>Goals, evidence, criteria, observations and habit entries are read by the circle.</li>
              <li>
                That a session took place, and on which day, is known to the circle; how long it took is for
                the two who met. What was said follows the audience of each text: one session can hold private
                and shared notes side by side.
              </li>
              <li>
                A session that was logged by mistake can be withdrawn by its mentor. The circle still sees
                that there was one, and who withdrew it and when; its notes can only be read by who wrote
                them.
              </li>
              <li>
                A reason for blocking or dropping a goal, or for moving its date, is read by the circle.
              </li>
              <li>
                Comments, feedback, actions and agenda points are for the pair unless their author widens
                them.
              </li>
              <li>
                A draft is what you typed and haven’t sent. It is kept for you, under your name at the top of
                every page, and only you can see it: no one else finds it, counts it or searches it.
              </li>
            </ul>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="people">
          <h2 id="people">People</h2>
          <dl className="facts facts--wide">
            <div>
              <dt>A junior</dt>
              <dd>sees their own record and the names of teammates, not their progress.</dd>
            </div>
            <div>
              <dt>A mentor</dt>
              <dd>sees their own juniors, and the names of everyone in the team.</dd>
            </div>
            <div>
              <dt>A lead</dt>
              <dd>
                sees the progress of their own teams and what their circles may read. Nobody sees another
                team.
              </dd>
            </div>
            <div>
              <dt>An admin</dt>
              <dd>
                sets up people, teams and roadmaps, and reads nobody’s texts by that. An admin who becomes a
                lead or a mentor is shown to the team.
              </dd>
            </div>
          </dl>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="reset">
          <h2 id="reset">Who can open your account</h2>
          <div className="prose">
            <p>
              Only you. If you forget your password, an admin or the person who runs the server can create a
              link that sets a new one. Anyone with that link could use it and read what you read, so you’re
              told about each one when you next sign in: who created it, when, and whether it was used. A lead
              can’t create one.
            </p>
            <p>
              Under <a href="/settings/sign-ins">Settings, Sign-ins</a> you see where you’re signed in and
              what was done to your account, and you can end any sign-in.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="end">
          <h2 id="end">When a mentorship ends</h2>
          <div className="prose">
            <p>
              The mentor keeps what the mentor wrote and what was addressed to the mentor before. All reading
              as one of the circle ends, of what is past as of what comes, unless another role gives it.
            </p>
            <p>
              Someone who has left reads what is theirs and changes nothing in it, and nothing that is written
              later reaches them. A session that was planned is cancelled, and both are told. Whatever is
              still open is the junior’s to close, keep or take over.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="named">
          <h2 id="named">Whom a text reaches</h2>
          <div className="prose">
            <p>
              A text for two goes to the person named beside the box while you write, or to nobody. If your
              mentor changes meanwhile, the form comes back with your words in it. Before a text is shared
              more widely, the page names everyone who would read it.
            </p>
            <p>
              Your private notes are folded on pages that you may be looking at together, and they aren’t
              printed unless you ask for it, with the link under an opened note.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="mending">
          <h2 id="mending">Editing and withdrawing</h2>
          <div className="prose">
            <p>
              A text that was edited says so. Its earlier words are read by those who could read them then and
              can read the text now; the search doesn’t find them. Evidence can be edited until it is
              answered, after that only by a new version.
            </p>
            <p>
              You can withdraw what you wrote, except feedback on evidence and evidence that was answered.
              From then on only you can read it: it leaves lists, counts and the search. Those who could read
              it see that you withdrew it, and on which day. You can put it back.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="hidden">
          <h2 id="hidden">What you may not see</h2>
          <div className="prose">
            <p>
              It does not exist for you: the page is the same as for a thing that isn’t there, and no count,
              search result or colour gives it away. There is no ranking of people and no score, anywhere.
            </p>
          </div>
        </section>
      </div>
    </Page>
  )
}
