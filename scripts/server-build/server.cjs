'use strict'
// Starts the server that was put together beside this file. What V8 made of the parts when it was built lies beside them
// (`.cache`), so that nothing is compiled a second time; where it is of another Node or other flags, it is passed over.
const { readFileSync, readdirSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { constants, Script } = require('node:vm')

const requireFromHere = createRequire(__filename)
const parts = new Map()

function cacheOf(name) {
  try {
    return readFileSync(join(__dirname, `${name}.cache`))
  } catch {
    return undefined
  }
}

function compiled(name) {
  const filename = join(__dirname, name)
  return new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`,
    {
      filename,
      cachedData: cacheOf(name),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  )
}

function part(name) {
  const loaded = parts.get(name)
  if (loaded) return loaded.module.exports
  const script = compiled(name)
  const module = { exports: {} }
  parts.set(name, { module, script })
  const require = (id) => (id.startsWith('./') ? part(id.slice(2)) : requireFromHere(id))
  script.runInThisContext().call(module.exports, module.exports, require, module, join(__dirname, name), __dirname)
  return module.exports
}

// For the build (scripts/server-build.ts): what has been compiled until the end is kept.
if (process.argv[2] === '--keep-compiled') {
  process.on('exit', () => {
    for (const name of readdirSync(__dirname)) {
      if (!name.endsWith('.cjs') || join(__dirname, name) === __filename) continue
      const script = parts.get(name)?.script ?? compiled(name)
      writeFileSync(join(__dirname, `${name}.cache`), script.createCachedData())
    }
  })
}

part('main.cjs')
