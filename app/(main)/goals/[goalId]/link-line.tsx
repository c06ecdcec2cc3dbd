import { NewMark } from '#app/_parts/notices/new-mark.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { recogniseLink } from '#lib/text/links/rules.ts'

const icons = {
  'pull request': 'pull-request',
  'merge request': 'pull-request',
  change: 'pull-request',
  patch: 'pull-request',
  commit: 'code',
  file: 'code',
} as const

export function LinkLine(props: { url: string; title: string | null; isNew?: boolean }) {
  const { url, title, isNew } = props
  const { kind, label } = recogniseLink(url)
  const icon = kind && kind in icons ? icons[kind as keyof typeof icons] : 'link'
  return (
    <li>
      <Icon name={icon} />
      <span>
        <a href={url} rel="noreferrer">
          <PlainText text={title ?? label} />
        </a>
        {title && (
          <span className="meta">
            {' '}
            <bdi>{label}</bdi>
          </span>
        )}{' '}
        {isNew && <NewMark />}
      </span>
    </li>
  )
}
