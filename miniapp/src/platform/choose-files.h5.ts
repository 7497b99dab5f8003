import { MAX_IMAGE_BYTES } from '@qihu/shared'
import type { ChooseDocuments, ChooseImages, ChooseOptions, ChosenFile } from './contract'
import { smallerPhoto } from './smaller-photo.h5'

const choose = (accept: string, { count, onChosen }: ChooseOptions): Promise<ChosenFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1
    input.hidden = true
    const finish = () => {
      const files = [...(input.files ?? [])].slice(0, count)
      input.remove()
      onChosen()
      resolve(files.map((file) => ({ name: file.name, size: file.size, blob: file })))
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    // In the document, or some browsers forget it before the person has chosen.
    document.body.append(input)
    input.click()
  })

export const chooseImages: ChooseImages = async (options) => {
  const files: ChosenFile[] = []
  // One after another: a photo that is drawn takes the memory of all its pixels.
  for (const file of await choose('image/jpeg,image/png,image/webp', options)) {
    files.push(file.size > MAX_IMAGE_BYTES ? await smallerPhoto(file) : file)
  }
  return files
}

export const chooseDocuments: ChooseDocuments = (options) => choose('application/pdf', options)
