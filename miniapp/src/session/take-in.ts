import type { ChooseImages, ChosenFile } from '../platform/contract'

/**
 * Keeps what the person chooses. `working` counts what is made smaller and kept: a form sent meanwhile would go without
 * it. The choosing itself does not count, since an old browser never tells that a person gave up.
 */
export async function takeIn(
  choose: ChooseImages,
  count: number,
  keep: (file: ChosenFile) => Promise<void>,
  working: (change: 1 | -1) => void,
): Promise<void> {
  let begun = false
  const onChosen = () => {
    if (!begun) working(1)
    begun = true
  }
  try {
    const chosen = await choose({ count, onChosen })
    onChosen()
    for (const file of chosen) await keep(file)
  } finally {
    if (begun) working(-1)
  }
}
