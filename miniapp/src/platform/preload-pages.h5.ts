interface Route {
  path: string
  /** Fetches the page; it comes as the first of several values. */
  load?(): readonly unknown[]
}

const pathOf = (url: string) => url.replace(/^\//, '').split('?')[0]

/** Rejects where the page is not here and the network does not bring it. */
export const loadPage = async (url: string): Promise<void> => {
  const { routes = [] } = (window as { __taroAppConfig?: { routes?: Route[] } }).__taroAppConfig ?? {}
  const route = routes.find(({ path }) => pathOf(path) === pathOf(url))
  await Promise.all(route?.load?.() ?? [])
}

/** Fetches pages that must open without network later. Paths as in the app's configuration. */
export const preloadPages = (paths: readonly string[]): void => {
  // Without network now, a page is fetched when it is opened, as ever.
  for (const path of paths) void loadPage(path).catch(() => undefined)
}
