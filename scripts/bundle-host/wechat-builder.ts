import { createRequire } from 'node:module'

// Runs as a process of its own (wechat-tools.ts): WeChat's package builder writes to the console and starts more
// processes. Loaded by its parts, since the whole needs what is only for uploading.
const require = createRequire(import.meta.url)
const { Project } = require('miniprogram-ci/dist/ci/project.js')
const { getCompiledResult } = require('miniprogram-ci/dist/ci/getCompiledResult.js')

/** What WeChat's servers answer for an ordinary AppID; the builder asks for it first. */
const attributes = {
  platform: false,
  gameApp: false,
  isSandbox: false,
  released: false,
  appType: 0,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
}
const appid = 'wx0000000000000001'

const results: BuilderResult[] = []
for (const folder of process.argv.slice(2)) {
  try {
    const project = new Project({
      appid,
      type: 'miniProgram',
      projectPath: folder,
      privateKey: 'nothing is signed',
      attr: async () => ({ appid, ...attributes }),
    })
    const setting = { es6: false, minify: false }
    const files: object = await getCompiledResult({ project, version: '1', desc: '', setting })
    results.push({ files: Object.keys(files), complaint: '' })
  } catch (error) {
    results.push({ files: [], complaint: (error as Error).message })
  }
}
process.send?.(results, () => process.exit())

export interface BuilderResult {
  /** Of the package as it would be uploaded. */
  readonly files: readonly string[]
  readonly complaint: string
}
