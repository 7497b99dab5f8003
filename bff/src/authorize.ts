import { type Actor, may, type Permission, type RequestStanding } from '@qihu/shared'

declare const allowed: unique symbol

/** An object that the policy lets this actor use for `P`. Only `authorize` makes one, so a command cannot forget it. */
export type Authorized<P extends Permission, T> = T & { readonly [allowed]: P }

/** Null when the policy says no; callers answer it as if the object did not exist. */
export function authorize<P extends Permission, T extends RequestStanding>(
  actor: Actor | null,
  permission: P,
  object: T | null,
): Authorized<P, T> | null {
  if (!actor || !object || !may(actor, permission, object)) return null
  return object as Authorized<P, T>
}
