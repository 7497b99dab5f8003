import type { Actor } from '@qihu/shared'
import { type Life, may } from '@qihu/shared/life/life'

declare const allowed: unique symbol

/** An object that the policy lets this actor use for `P`. Only `authorizing` makes one, so a command cannot forget it. */
export type Authorized<P extends string, T> = T & { readonly [allowed]: P }

/** Null when the policy of the kind says no; callers answer it as if the object did not exist. */
export const authorizing =
  <Facts extends object>(life: Life) =>
  <P extends string, T extends Facts>(
    actor: Actor | null,
    permission: P,
    object: T | null,
  ): Authorized<P, T> | null => {
    if (!actor || !object || !may(life, actor, permission, object)) return null
    return object as Authorized<P, T>
  }
