'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { keepTheme } from '#app/_server/theme.ts'
import { changeOwnAddress } from '#lib/people/address/writes.ts'
import {
  changeOwnAddressInput,
  changePasswordInput,
  profileInput,
  shortcutsInput,
  themeInput,
} from '#lib/people/input.ts'
import { changePassword, changeProfile, changeShortcuts } from '#lib/people/settings/writes.ts'

export const saveProfile = formAction(profileInput, async (ctx, input) => {
  await changeProfile(ctx, input)
  return { to: '/settings', notice: 'saved' }
})

export const saveTheme = formAction(themeInput, async (_ctx, { theme }) => {
  await keepTheme(theme)
  return { to: '/settings', notice: 'saved' }
})

export const saveShortcuts = formAction(shortcutsInput, async (ctx, input) => {
  await changeShortcuts(ctx, input)
  return { to: '/settings', notice: 'saved' }
})

export const saveAddress = formAction(changeOwnAddressInput, async (ctx, input) => {
  await changeOwnAddress(ctx, input)
  return { to: '/settings', notice: 'address-changed' }
})

export const savePassword = formAction(changePasswordInput, async (ctx, input) => {
  await changePassword(ctx, input)
  return { to: '/settings', notice: 'password-changed' }
})

export const sendPage = pageAction({ saveProfile, saveTheme, saveShortcuts, saveAddress, savePassword })
