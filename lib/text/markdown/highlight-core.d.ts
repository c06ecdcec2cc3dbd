// highlight.js ships types for its whole package alone; the core is the same interface without languages.
declare module 'highlight.js/lib/core' {
  import type { HLJSApi } from 'highlight.js'

  const core: HLJSApi
  export default core
}
