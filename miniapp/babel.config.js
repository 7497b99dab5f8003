module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false }]],
  // True of all that is compiled here, and a fiftieth of the main package is what Babel writes to guard against the
  // contrary: nothing reads `document.all`, no loop over an iterator must be told when it is left, no object that is
  // spread into a new one meets a setter there.
  assumptions: {
    noDocumentAll: true,
    skipForOfIteratorClosing: true,
    setSpreadProperties: true,
    setComputedProperties: true,
  },
}
