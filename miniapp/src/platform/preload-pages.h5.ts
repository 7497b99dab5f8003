interface Route {
  path: string
  /** Fetches the page; it comes as the first of several values. */
  load?(): readonly unknown[]
}

/** Fetches pages that must open without network later. Paths as in the app's configuration. */
export const preloadPages = (paths: readonly string[]): void => {
  const { routes = [] } = (window as { __taroAppConfig?: { routes?: Route[] } }).__taroAppConfig ?? {}
  for (const { path, load } of routes) {
    if (!load || !paths.includes(path.replace(/^\//, ''))) continue
    // Without network now, the page is fetched when it is opened, as ever.
    Promise.all(load()).catch(() => undefined)
  }
}
