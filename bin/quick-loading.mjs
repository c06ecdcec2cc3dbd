// Node 24 looks into the package.json of a package for each of its modules, and parses it again. Drizzle's has 179 KB and
// names every module, so loading it took 1.6 s of processor time and takes 0.3 s this way. Zod has a hundred modules, and
// Cairn itself hundreds, which its package.json gives names. Only files of these three are concerned, and they are found
// where Node finds them. Node 20, which can begin a start, has no such hooks.
import module from 'node:module'

const root = new URL('..', import.meta.url).href
const packages = `${root}node_modules/`
const ownFolder = /^#(?=(?:app|bench|bin|db|lib|server|tests)\/)/

module.registerHooks?.({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context
    const isPackage = /\/node_modules\/(drizzle-orm|zod)\//.test(parentURL)
    if (!isPackage && (!parentURL.startsWith(root) || parentURL.startsWith(packages)))
      return next(specifier, context)
    const url = ownFolder.test(specifier)
      ? new URL(specifier.slice(1), root).href
      : specifier.startsWith('.') && new URL(specifier, parentURL).href
    if (!url) return next(specifier, context)
    if (isPackage ? url.endsWith('.js') : url.endsWith('.mjs'))
      return { url, format: 'module', shortCircuit: true }
    if (!isPackage && url.endsWith('.ts')) return { url, format: 'module-typescript', shortCircuit: true }
    return next(specifier, context)
  },
})
