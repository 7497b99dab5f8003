import type { TestProject } from 'vitest/node'
import { buildIfStale } from '../build.ts'
import { type Served, serve } from './served.ts'

/** One server for all the browser tests of a run: what `npm start` serves, with the demo in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // By itself: a build may take longer than a server is waited for.
  await buildIfStale('h5')
  const served: Served = await serve()
  project.provide('base', served.base)
  return () => served.stop()
}

declare module 'vitest' {
  interface ProvidedContext {
    base: string
  }
}
