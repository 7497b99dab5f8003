import type { ChooseDocuments, ChooseImages, ChosenFile } from './contract'

const choose = (accept: string, count: number): Promise<ChosenFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = count > 1
    input.hidden = true
    const finish = () => {
      const files = [...(input.files ?? [])].slice(0, count)
      input.remove()
      resolve(files.map((file) => ({ name: file.name, size: file.size, blob: file })))
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    // In the document, or some browsers forget it before the person has chosen.
    document.body.append(input)
    input.click()
  })

export const chooseImages: ChooseImages = ({ count }) => choose('image/jpeg,image/png,image/webp', count)

export const chooseDocuments: ChooseDocuments = ({ count }) => choose('application/pdf', count)
