/** What Node starts the built server with (docs/operations.md, docs/decisions.md 73). */
export const SERVER_FLAGS: readonly string[] = ['--expose-gc']

/** Two pools of the C library for all threads in place of eight for each processor, which are never given back. */
export const SERVER_ENV: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' }
