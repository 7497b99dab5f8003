// WeChat's package builder lists 190 packages, most of them for uploading, games and apps for phones. Building the
// package for a test needs these, a quarter of the bytes.
const needed = new Set([
  '@babel/core',
  '@babel/parser',
  '@babel/plugin-transform-modules-commonjs',
  '@babel/traverse',
  '@vue/reactivity',
  'acorn',
  'babel-code-frame',
  'chalk',
  'chokidar',
  'fs-extra',
  'get-proxy',
  'glob',
  'jsonschema',
  'jszip',
  'less',
  'licia',
  'lodash',
  'minimatch',
  'read-package-tree',
  'request',
  'rimraf',
  'source-map',
  'tslib',
])

function readPackage(pkg) {
  // The page on which people try queries out, and the editor in it: 240 MB that a bench does not open.
  if (pkg.name === 'grafserv') delete pkg.dependencies.ruru
  if (pkg.name !== 'miniprogram-ci') return pkg
  const kept = Object.entries(pkg.dependencies).filter(([name]) => needed.has(name))
  return { ...pkg, dependencies: Object.fromEntries(kept) }
}

module.exports = { hooks: { readPackage } }
