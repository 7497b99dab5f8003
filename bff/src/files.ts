/**
 * Where the files lie that the server reads of itself: beside the sources, and copied to the same places beside the
 * bundle, whose folder is a sister of theirs (scripts/server-build.ts).
 */
export const FILES = import.meta.dirname
