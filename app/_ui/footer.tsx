export function Footer() {
  return (
    <footer className="foot">
      <div className="wrap foot__in">
        <span>Cairn. Kept on your own server.</span>
        <a href="/help/who-sees-what">Who can see what</a>
      </div>
    </footer>
  )
}
