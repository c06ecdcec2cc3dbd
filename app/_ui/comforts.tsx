'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { pressKey } from './keys.ts'

/**
 * What JavaScript adds to plain links and menus, once per document: links of this site and GET forms change the page
 * without a reload, menus close on a click elsewhere, on their links and on Escape, and single keys press what is on
 * the page. `data-reload` leaves a link or form to the browser, and so does a form in which something is typed.
 */
export function Comforts() {
  const router = useRouter()
  useEffect(() => {
    const closeMenus = (except?: Element | null) => {
      for (const menu of document.querySelectorAll('details.menu[open]'))
        if (menu !== except) menu.removeAttribute('open')
    }
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element
      const link = target.closest('a')
      closeMenus(link ? null : target.closest('details.menu'))
      if (!link || event.defaultPrevented || event.button !== 0 || !isOurs(link)) return
      if (document.querySelector('form[data-typed]')) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      router.push(link.href)
    }
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement
      if (event.defaultPrevented || form.method !== 'get' || 'reload' in form.dataset) return
      const to = new URL(form.action)
      if (to.origin !== location.origin || document.querySelector('form[data-typed]')) return
      event.preventDefault()
      const asked = new FormData(form, event.submitter)
      for (const [name, value] of [...asked]) if (value === '') asked.delete(name)
      // TypeScript's DOM types don't accept FormData here, but browsers do. A GET form has no files.
      to.search = new URLSearchParams(asked as unknown as Record<string, string>).toString()
      // As after a reload: the next key is for the results.
      form.querySelector<HTMLElement>('[type="search"]:focus')?.blur()
      router.push(to.href)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return pressKey(event)
      const open = (event.target as Element).closest?.('details.menu[open]')
      closeMenus()
      open?.querySelector('summary')?.focus()
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('keydown', onKey)
    }
  }, [router])
  return null
}

function isOurs(link: HTMLAnchorElement) {
  if (link.origin !== location.origin || 'reload' in link.dataset) return false
  if (link.hasAttribute('download') || (link.target && link.target !== '_self')) return false
  const sameDocument = link.pathname === location.pathname && link.search === location.search
  return !(sameDocument && link.hash)
}
