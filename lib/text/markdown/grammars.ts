import type { LanguageFn } from 'highlight.js'

// highlight.js's own grammars need seconds for a few hostile kilobytes: the one for INI with dots, the one for
// Dockerfiles with shell code. These rules read each character a fixed number of times.

/** INI and TOML. */
export const ini: LanguageFn = (hljs) => ({
  contains: [
    hljs.COMMENT(/[#;]/, /$/),
    { scope: 'section', begin: /^[ \t]{0,8}\[[^\]\n]{1,120}\]/ },
    { scope: 'string', begin: /"""/, end: /"""/ },
    { scope: 'string', begin: /'''/, end: /'''/ },
    { scope: 'string', begin: /"/, end: /"|$/, contains: [hljs.BACKSLASH_ESCAPE] },
    { scope: 'string', begin: /'/, end: /'|$/ },
    { scope: 'literal', begin: /\b(?:true|false|on|off|yes|no)\b/ },
  ],
})

const instructions =
  'FROM|RUN|CMD|LABEL|MAINTAINER|EXPOSE|ENV|ADD|COPY|ENTRYPOINT|VOLUME|USER|WORKDIR|ARG|ONBUILD|STOPSIGNAL|HEALTHCHECK|SHELL'

export const dockerfile: LanguageFn = (hljs) => ({
  case_insensitive: true,
  contains: [
    hljs.COMMENT(/^[ \t]{0,8}#/, /$/),
    { scope: 'keyword', begin: new RegExp(`^[ \\t]{0,8}(?:${instructions})\\b`) },
    { scope: 'keyword', begin: /\bAS\b/ },
    { scope: 'string', begin: /"/, end: /"|$/, contains: [hljs.BACKSLASH_ESCAPE] },
    { scope: 'string', begin: /'/, end: /'|$/ },
  ],
})
