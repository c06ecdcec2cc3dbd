import type { LanguageFn } from 'highlight.js'

// Grammars of our own, where highlight.js' take seconds on a few hostile kilobytes: its one for INI on dots, and its
// one for Dockerfiles on shell code. Each rule looks at one line and reads a character a fixed number of times.

/** INI and TOML: comments, sections, strings, true and false. */
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

/** Dockerfiles: instructions at the start of a line, comments, strings. */
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
