import type { ReactNode } from 'react'
import { Brand } from './brand.tsx'
import { TrailPicture } from './standing-stones.tsx'

export function Gate(props: { title: string; lede?: ReactNode; children: ReactNode }) {
  return (
    <div className="gate">
      <div className="gate__inner">
        <header>
          <Brand />
        </header>
        <main id="main" className="gate__form">
          <h1>{props.title}</h1>
          {props.lede && <p className="lede">{props.lede}</p>}
          {props.children}
        </main>
        <footer className="gate__foot">
          <span>Kept on your own server.</span>
          <a href="/help/who-sees-what">Who can see what</a>
        </footer>
      </div>
      <TrailPicture />
    </div>
  )
}
