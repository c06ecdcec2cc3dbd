import { toYaml } from '#lib/roadmaps/files/written/rules.ts'
import { download } from '../download.ts'

export const GET = download('application/yaml', 'yaml', toYaml)
