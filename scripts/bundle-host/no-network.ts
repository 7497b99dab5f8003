import net from 'node:net'

// Preloaded into a program that would ask its maker's servers: nothing it does here may depend on them.
net.Socket.prototype.connect = function (this: net.Socket) {
  // Later, as a network would: nobody listens for errors yet.
  setImmediate(() => this.destroy(new Error('There is no network for this program')))
  return this
}
