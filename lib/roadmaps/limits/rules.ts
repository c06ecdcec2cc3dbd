/** Of a file, in bytes of UTF-8: a hundred times what a ladder of ten levels takes. */
export const MAX_FILE_BYTES = 1_048_576

export const MAX_STAGES = 20
export const MAX_MILESTONES = 500
export const MAX_CRITERIA = 30
export const MAX_NEEDS = 50
export const MAX_RESOURCES = 10
export const MAX_LEVELS = 20

/** In characters. */
export const MAX_KEY = 80
export const MAX_TITLE = 120
export const MAX_SUMMARY = 500
export const MAX_DESCRIPTION = 2000
export const MAX_CRITERION = 2000
export const MAX_OUTCOME = 600
export const MAX_STEP_TITLE = 60
export const MAX_STEP_TEXT = 600
export const MAX_RESOURCE_TITLE = 400
export const MAX_LINK = 500
export const MAX_WEEKS = 104

export const RUBRIC_STEPS = 4
export const MAX_ENTRIES = 31
export const MAX_PERIODS = 104

/** Small letters and digits, joined by single hyphens. */
export const keyShape = /^[a-z0-9]+(-[a-z0-9]+)*$/
