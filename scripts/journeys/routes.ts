type AppConfig = {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Every page of the browser's app, as the app's own configuration lists them. */
export async function shippedRoutes(): Promise<string[]> {
  process.env.TARO_ENV = 'h5'
  const asIs = (config: AppConfig) => config
  Object.assign(globalThis, { defineAppConfig: asIs })
  const path = '../../miniapp/src/app.config.ts'
  const { default: config } = (await import(path)) as { default: AppConfig }
  return [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}
