// Node 24 parses the package.json of a package once for each of its modules. Drizzle's has 179 KB and names every
// module, so loading it took 1.6 s of processor time and takes 0.3 s this way. Only files of drizzle itself are
// concerned, and they are found where Node finds them. Node 20, which can begin a start, has no such hooks.
import module from 'node:module'

module.registerHooks?.({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !context.parentURL?.includes('/node_modules/drizzle-orm/'))
      return next(specifier, context)
    const { href } = new URL(specifier, context.parentURL)
    return href.endsWith('.js')
      ? { url: href, format: 'module', shortCircuit: true }
      : next(specifier, context)
  },
})
