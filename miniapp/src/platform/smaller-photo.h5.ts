import type { ChosenFile } from './contract'

// What the server stores is no larger, and no phone's canvas holds more.
const SHORT_SIDE = 1440
const MOST_PIXELS = 16_000_000
const QUALITY = 0.85

/** The same photo in fewer pixels; as it is where the browser cannot draw it. */
export async function smallerPhoto(file: ChosenFile): Promise<ChosenFile> {
  const address = URL.createObjectURL(file.blob ?? new Blob([]))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(1, SHORT_SIDE / Math.min(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const pen = canvas.getContext('2d')
    if (!pen) return file
    // JPEG has no transparent parts.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
    return blob && blob.size < file.size ? { ...file, size: blob.size, blob } : file
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(address)
  }
}
