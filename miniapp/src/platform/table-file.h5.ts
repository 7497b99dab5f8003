import type { PickedFile } from './contract'

/** Lets somebody choose one file of this machine; null where he chose none. */
export const pickTable = (): Promise<PickedFile | null> =>
  new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.txt,.xlsx,.json,.ics'
    input.hidden = true
    const finish = async () => {
      const file = input.files?.[0]
      input.remove()
      if (!file) return resolve(null)
      const bytes = new Uint8Array(await file.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      resolve({ name: file.name, bytes: file.size, base64: btoa(text) })
    }
    input.addEventListener('change', () => void finish().catch(reject))
    input.addEventListener('cancel', () => void finish())
    // In the document, or some browsers forget it before the person has chosen.
    document.body.append(input)
    input.click()
  })

/** Hands a file over as a download. */
export function saveFile(name: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (symbol) => symbol.charCodeAt(0))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([bytes]))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export const hasTables = true
