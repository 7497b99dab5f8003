import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

const target = process.env.TARO_ENV ?? 'h5'
const sharedDir = path.resolve(__dirname, '../../shared') + path.sep

// These ship modern syntax. Left as they are, it reaches old phones, and Taro's H5 minifier turns private fields into
// invalid code. The names after TanStack's are what Taro's own router brings along.
const modern = /@tanstack[\\/+]|node_modules[\\/](query-string|decode-uri-component|filter-obj|split-on-first)[\\/]/
const transpiled = [(file: string) => modern.test(file) || file.startsWith(sharedDir)]

/** Set by `npm run dev`: where the pages are served, and the server that answers all else under the same address. */
const dev = process.env.DEV_API ? { api: process.env.DEV_API, port: Number(process.env.DEV_PORT) } : null
type Asked = { readonly url?: string; readonly method?: string; readonly headers: { readonly accept?: string } }
/** A page of ours is what a browser asks for to show; the simulator's and the halls' own pages, links of notices
 * and files come from the server. */
const isPage = ({ url = '', method, headers }: Asked): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html') && !/^\/(sim|halls|n|attachments)\b/.test(url)

const apiBase = target === 'h5' ? '' : (process.env.API_BASE ?? 'http://127.0.0.1:3000')

const SHARED = { chunks: 'async', minChunks: 2, enforce: true, reuseExistingChunk: true } as const
/** Whose pages are opened after the first one. */
const FOLDERS = ['enterprise', 'staff', 'supervision', 'smile', 'account', 'admin'] as const

export default defineConfig(async () => ({
  projectName: 'qihu-woying',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: dev ? `dist/${target}-dev` : `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: ['@tarojs/plugin-platform-alipay-dd', path.resolve(__dirname, 'templates-plugin.ts')],
  copy: {
    patterns: target === 'h5' ? [{ from: 'src/assets/favicon.png', to: 'dist/h5/favicon.png' }] : [],
    options: {},
  },
  defineConstants: {
    API_BASE: JSON.stringify(apiBase),
    DINGTALK_CORP_ID: JSON.stringify(process.env.DINGTALK_CORP_ID ?? ''),
  },
  mini: {
    // Each level is a copy of every element template; six are enough for our pages and save 28 KB over the default.
    baseLevel: 6,
    optimizeMainPackage: { enable: true },
    // Every rule has one class of its own, so the order of the files does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    compile: { include: transpiled },
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    // An escape takes six bytes where UTF-8 takes three; H5 has none by default.
    terser: { config: { output: { ascii_only: false } } },
    webpackChain(chain, webpack) {
      const shim = path.resolve(__dirname, '../src/platform/abort-shim.ts')
      chain.plugin('abort-shim').use(webpack.ProvidePlugin, [{ AbortController: [shim, 'AbortController'] }])
      chain.performance.hints(false)
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    ...(dev
      ? {
          devServer: {
            host: '127.0.0.1',
            port: dev.port,
            open: false,
            // The page is read again where it is; what it holds is in its address and its drafts.
            hot: false,
            liveReload: true,
            proxy: [
              {
                context: ['/'],
                target: dev.api,
                logLevel: 'silent',
                bypass: (asked: Asked) => (isPage(asked) ? '/index.html' : undefined),
              },
            ],
          },
        }
      : {}),
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    compile: { include: transpiled },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false }, cssModules: { enable: false } },
    webpackChain(chain) {
      chain.performance.hints(false)
      // Without this every page carries its own copy of the components.
      const splitChunks = chain.optimization.get('splitChunks') ?? {}
      chain.optimization.splitChunks({
        ...splitChunks,
        cacheGroups: {
          ...splitChunks.cacheGroups,
          pagesShared: { name: 'pages-shared', ...SHARED },
          // What pages of one folder share is not brought by the first page.
          ...Object.fromEntries(
            FOLDERS.map((folder) => [
              folder,
              {
                name: `${folder}-shared`,
                test: new RegExp(`[\\\\/]src[\\\\/]${folder}[\\\\/]`),
                priority: 10,
                ...SHARED,
              },
            ]),
          ),
        },
      })
    },
  },
}))
