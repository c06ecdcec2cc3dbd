import { notFound, redirect } from 'next/navigation'
import { findContext } from '#app/_server/context.ts'
import { addressId } from '#app/_server/found.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'

type Props = { params: Promise<{ roadmapId: string }> }

/** The current version as a file, for everyone who may see it; the same 404 as the page for everyone else. */
export function download(
  type: string,
  ending: string,
  write: (roadmap: { key: string; content: RoadmapContent }) => string,
) {
  return async (_request: Request, { params }: Props): Promise<Response> => {
    const { roadmapId } = await params
    const ctx = await findContext()
    if (!ctx) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/roadmaps/${roadmapId}`)}`)
    const roadmap = await getRoadmap(ctx, addressId(roadmapId)).catch((error) => {
      if (error instanceof NotFound) notFound()
      throw error
    })
    return new Response(write({ key: roadmap.key, content: contentOfVersion(roadmap) }), {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${roadmap.key}-${roadmap.number}.${ending}"`,
      },
    })
  }
}
