import {
  type BuildQueryConfig,
  Column,
  getTableName,
  is,
  isSQLWrapper,
  Name,
  Param,
  Placeholder,
  type QueryWithTypings,
  SQL,
  type SQLWrapper,
  StringChunk,
  Subquery,
  Table,
  View,
} from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'

type Kind = 'text' | 'name' | 'sql' | 'table' | 'column' | 'param' | 'wrapper' | 'value' | 'unfamiliar'

type Parts = { text: string; params: unknown[] }

/**
 * drizzle's own dialect for SQLite, putting the text of a statement together several times faster: drizzle asks each
 * part for its class up to twelve times and copies what it has at every level. The answer is the same to the letter
 * (tests/helpers/same-as-drizzle.ts); what this doesn't know, drizzle writes itself.
 */
export class QuickDialect extends SQLiteSyncDialect {
  // Classes are few and don't change; columns and aliases are made once, with their modules.
  #kinds = new Map<unknown, Kind>()
  #columns = new WeakMap<Column, string>()

  override sqlToQuery(statement: SQL, invokeSource?: 'indexes'): QueryWithTypings {
    if (invokeSource) return super.sqlToQuery(statement, invokeSource)
    const parts: Parts = { text: '', params: [] }
    const isWhole = this.#write(statement.queryChunks, parts)
    return isWhole && !isInlined(statement)
      ? { sql: parts.text, params: parts.params }
      : super.sqlToQuery(statement)
  }

  #write(chunks: readonly unknown[], parts: Parts): boolean {
    for (const chunk of chunks) if (!this.#writeOne(chunk, parts)) return false
    return true
  }

  #writeOne(chunk: unknown, parts: Parts): boolean {
    switch (this.#kindOf(chunk)) {
      case 'text': {
        const { value } = chunk as StringChunk
        parts.text += value.length === 1 ? value[0] : value.join('')
        return true
      }
      case 'sql':
        return !isInlined(chunk as SQL) && this.#write((chunk as SQL).queryChunks, parts)
      case 'column':
        parts.text += this.#columnText(chunk as Column)
        return true
      case 'param':
        return this.#writeParam(chunk as Param, parts)
      case 'wrapper':
        return this.#writeWrapper(chunk as SQLWrapper, parts)
      case 'name':
        parts.text += this.escapeName((chunk as Name).value)
        return true
      case 'table':
        parts.text += this.escapeName(getTableName(chunk as Table))
        return true
      case 'value':
        return this.#writeValue(chunk, parts)
      default:
        return chunk === undefined || (Array.isArray(chunk) && this.#writeList(chunk, parts))
    }
  }

  #kindOf(chunk: unknown): Kind {
    if (chunk === undefined) return 'unfamiliar'
    if (chunk === null || typeof chunk !== 'object')
      return typeof chunk === 'function' ? 'unfamiliar' : 'value'
    const known = this.#kinds.get(chunk.constructor)
    if (known) return known
    const kind = kindOf(chunk)
    this.#kinds.set(chunk.constructor, kind)
    return kind
  }

  #columnText(column: Column): string {
    const known = this.#columns.get(column)
    if (known) return known
    const { casing } = this as unknown as BuildQueryConfig
    const text = `${this.escapeName(getTableName(column.table))}.${this.escapeName(casing.getColumnCasing(column))}`
    this.#columns.set(column, text)
    return text
  }

  #writeValue(value: unknown, parts: Parts): true {
    parts.text += this.escapeParam(parts.params.length)
    parts.params.push(value)
    return true
  }

  #writeParam(param: Param, parts: Parts): boolean {
    if (is(param.value, Placeholder)) return false
    const value = param.value === null ? null : param.encoder.mapToDriverValue(param.value)
    return is(value, SQL) ? this.#writeOne(value, parts) : this.#writeValue(value, parts)
  }

  #writeList(list: readonly unknown[], parts: Parts): boolean {
    parts.text += '('
    for (const [index, one] of list.entries()) {
      if (index > 0) parts.text += ', '
      if (!this.#writeOne(one, parts)) return false
    }
    parts.text += ')'
    return true
  }

  #writeWrapper(wrapper: SQLWrapper, parts: Parts): boolean {
    const isBare = wrapper.shouldOmitSQLParens?.()
    if (!isBare) parts.text += '('
    if (!this.#writeOne(wrapper.getSQL(), parts)) return false
    if (!isBare) parts.text += ')'
    return true
  }
}

const isInlined = (part: SQL) => (part as unknown as { shouldInlineParams: boolean }).shouldInlineParams

/** In the order in which drizzle asks. */
function kindOf(chunk: object): Kind {
  if (is(chunk, StringChunk)) return 'text'
  if (is(chunk, Name)) return 'name'
  if (Array.isArray(chunk)) return 'unfamiliar'
  if (is(chunk, SQL)) return 'sql'
  if (is(chunk, Table)) return 'table'
  if (is(chunk, Column)) return 'column'
  if (is(chunk, View)) return 'unfamiliar'
  if (is(chunk, Param)) return 'param'
  // Selects within FROM and names for expressions, which Cairn has none of, and prepared statements' places.
  if (is(chunk, Placeholder) || is(chunk, SQL.Aliased) || is(chunk, Subquery)) return 'unfamiliar'
  return isSQLWrapper(chunk) ? 'wrapper' : 'value'
}
