const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

/** Runs a long step and says that it goes on: a running count on a terminal, a line every 5 seconds elsewhere. */
export async function lasting<T>(name: string, step: () => Promise<T>): Promise<T> {
  const since = performance.now()
  const terminal = process.stdout.isTTY
  console.log(`${name} ...`)
  const timer = setInterval(
    () => {
      const line = `${name}: ${Math.round((performance.now() - since) / 1000)} s`
      process.stdout.write(terminal ? `\r${line}` : `${line}\n`)
    },
    terminal ? 1000 : 5000,
  )
  try {
    const result = await step()
    process.stdout.write(`${terminal ? '\r' : ''}${name}: done in ${seconds(since)} s\n`)
    return result
  } finally {
    clearInterval(timer)
  }
}
