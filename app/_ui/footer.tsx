export function Footer() {
  return (
    <footer className="footer">
      <div className="wrap footer__inner">
        <span>Cairn. Kept on your own server.</span>
        <a href="/help/writing">Writing</a>
        <a href="/help/who-sees-what">Who can see what</a>
      </div>
    </footer>
  )
}
