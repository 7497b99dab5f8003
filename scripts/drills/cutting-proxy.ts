import { connect, createServer, type Socket } from 'node:net'

export type Cuts = { beforeServer: number; afterAnswer: number; passed: number }

/**
 * A line that breaks: some requests before the server has read a byte of them, some when its answer is on the way and
 * what was asked for is done. Made for clients that wait for an answer before they send again on the same line.
 */
export async function startCuttingProxy(
  target: () => number,
  shares: { readonly before: number; readonly after: number },
  random: () => number,
): Promise<{ readonly base: string; readonly cuts: Cuts; stop(): Promise<void> }> {
  const cuts: Cuts = { beforeServer: 0, afterAnswer: 0, passed: 0 }
  const lines = new Set<Socket>()
  const server = createServer((phone) => {
    const far = connect(target(), '127.0.0.1')
    const cut = () => {
      phone.destroy()
      far.destroy()
    }
    for (const line of [phone, far]) {
      lines.add(line)
      line.on('error', cut)
      line.on('close', () => {
        lines.delete(line)
        cut()
      })
    }
    let asking = false
    let dropsAnswer = false
    phone.on('data', (chunk) => {
      if (!asking) {
        asking = true
        const drawn = random()
        if (drawn < shares.before) {
          cuts.beforeServer += 1
          return cut()
        }
        dropsAnswer = drawn < shares.before + shares.after
      }
      far.write(chunk)
    })
    far.on('data', (chunk) => {
      if (dropsAnswer) {
        cuts.afterAnswer += 1
        return cut()
      }
      if (asking) cuts.passed += 1
      asking = false
      phone.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    base: `http://127.0.0.1:${port}`,
    cuts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const line of lines) line.destroy()
      }),
  }
}
