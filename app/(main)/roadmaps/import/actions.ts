'use server'

import { fileAction, formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { chooseInput, deleteImportInput, takeInput, uploadInput } from '#lib/roadmaps/imports/input.ts'
import { chooseReading, deleteImport, takeImport, uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'

export const upload = fileAction(uploadInput, async (ctx, input) => {
  const { id } = await uploadRoadmap(ctx, input)
  return { to: `/roadmaps/import/${id}` }
})

export const choose = formAction(chooseInput, async (ctx, input) => {
  const { id } = await chooseReading(ctx, input)
  return { to: `/roadmaps/import/${id}`, notice: 'read-again' }
})

export const take = formAction(takeInput, async (ctx, input) => {
  const { id } = await takeImport(ctx, input)
  return { to: `/roadmaps/${id}/edit`, notice: 'import-taken' }
})

export const remove = formAction(deleteImportInput, async (ctx, input) => {
  await deleteImport(ctx, input)
  return { to: '/roadmaps/import', notice: 'import-deleted' }
})

export const sendPage = pageAction({ choose, take, remove })
