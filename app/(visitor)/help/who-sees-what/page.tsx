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
      lede="Every text in Cairn says who can read it: above the box while you write, and beside the text afterwards. You choose before you write."
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
              <p>The author and the one person named. This is the default.</p>
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
          <h2 id="always">What you can’t choose</h2>
          <div className="prose">
            <ul>
              <li>Goals, evidence, criteria, observations and habit entries are read by the circle.</li>
              <li>
                The circle knows that a session took place, and on which day; how long it took is only for the
                two people who met. What was said follows the audience of each text: one session can hold
                private and shared notes side by side.
              </li>
              <li>
                A session that was logged by mistake can be withdrawn by its mentor. The circle still sees
                that there was one, and who withdrew it and when; its notes can only be read by the person who
                wrote them.
              </li>
              <li>
                A goal that a junior proposes is read by their circle, and so is the answer. A mentor keeps
                what they answered.
              </li>
              <li>The circle can read the reason for blocking or dropping a goal, or for moving its date.</li>
              <li>
                Which level of a roadmap someone is at, what a mentor and a lead said when they confirmed it,
                and why it was taken back are read by the circle.
              </li>
              <li>
                Comments, feedback, actions and agenda points are for the pair unless their author shares them
                more widely.
              </li>
              <li>
                A team’s roadmap is for that team’s people. While it’s being written, only those who write it
                see it: the team’s leads, or the admins where it’s for everybody. A file that you upload is
                yours alone.
              </li>
              <li>
                A plan is for the leads and mentors of its team. Its juniors see the goals that were assigned
                by it, and which plan they come from.
              </li>
              <li>
                A session template is for the leads and mentors of its team. A question taken from one is an
                agenda point like any other.
              </li>
              <li>
                A change to a team’s roadmap that a mentor suggests, and the answer to it, are for that mentor
                and the team’s leads.
              </li>
              <li>
                A win, which the junior or their mentor notes, is read by the circle unless its author keeps
                it to themselves.
              </li>
              <li>
                A jot is a line for later, and only yours, whoever it’s about: no one else finds it, counts it
                or gets it in an export. What it’s made into has readers of its own, who are named there.
              </li>
              <li>
                How useful you found a session is yours alone. Your mentor sees a summary of five answers at a
                time, from all juniors they mentor, and no single one. A word that you send with it is read by
                the person you chose, and they don’t see your answer.
              </li>
              <li>
                A draft is what you typed and haven’t sent. It is kept for you, under your name at the top of
                every page, and only you can see it: no one else finds it, counts it or searches it.
              </li>
              <li>
                The calendar address that you can create under Settings shows your sessions and due days to
                anyone who has it, and never a word of what you or others wrote.
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
                sets up people, teams and roadmaps, but that doesn’t let them read anyone’s texts. If an admin
                becomes a lead or mentor, the team is told.
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
        <section className="grid grid-cols-1 gap-4" aria-labelledby="server">
          <h2 id="server">The person who runs the server</h2>
          <div className="prose">
            <p>
              Cairn keeps everything in a database on your team’s own server, and whoever runs that server can
              copy it. They can also export the record into a file: what people share, including texts between
              two people, but no drafts, jots, private texts or withdrawn texts.
            </p>
            <p>
              On request, they can export what you can read, for you. Only that file has your private texts,
              jots and drafts, and each time one is made, it’s listed under{' '}
              <a href="/settings/sign-ins">Settings, Sign-ins</a>.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="end">
          <h2 id="end">When a mentorship ends</h2>
          <div className="prose">
            <p>
              The mentor keeps what the mentor wrote and what was addressed to the mentor before. Access
              through the circle ends, for past and future texts, unless another role gives it.
            </p>
            <p>
              Someone who has left can still read what’s theirs but not change it, and sees nothing written
              later. A session that was planned is cancelled, and both are told. The junior can close, keep or
              take over whatever is still open.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="named">
          <h2 id="named">Who a text reaches</h2>
          <div className="prose">
            <p>
              A text for two goes to the person named beside the box while you write, or to no one. If your
              mentor changes while you’re writing, the form comes back with your text in it. Before a text is
              shared more widely, the page names everyone who would read it.
            </p>
            <p>
              Your private notes are folded away on pages you might be looking at together. They aren’t
              printed unless you ask for it with the link under an open note.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="mending">
          <h2 id="mending">Editing and withdrawing</h2>
          <div className="prose">
            <p>
              An edited text says so. Its earlier versions can be read by anyone who could read them then and
              can read the text now; search doesn’t find them. Evidence can be edited until it’s answered;
              after that, send a new version.
            </p>
            <p>
              You can withdraw what you wrote, except feedback on evidence and evidence that has been
              answered. From then on only you can read it, and it’s gone from lists, counts and search. People
              who could read it see that you withdrew it, and on which day. You can put it back.
            </p>
          </div>
        </section>
        <section className="grid grid-cols-1 gap-4" aria-labelledby="hidden">
          <h2 id="hidden">What you may not see</h2>
          <div className="prose">
            <p>
              It doesn’t exist for you: you see the same page as for something that isn’t there, and no count,
              search result or colour gives it away. People aren’t ranked or scored anywhere.
            </p>
          </div>
        </section>
      </div>
    </Page>
  )
}
