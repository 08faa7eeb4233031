import type { JsonObject } from '../base/json.ts'

/** A list that a record holds under a name; empty where it holds none. */
export function listOf<T = JsonObject>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : []
}
