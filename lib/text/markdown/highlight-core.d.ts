// highlight.js only ships types for the whole package. The core has the same interface without the languages.
declare module 'highlight.js/lib/core' {
  import type { HLJSApi } from 'highlight.js'

  const core: HLJSApi
  export default core
}
