const isField = (element: EventTarget | null): element is HTMLElement =>
  element instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(element.tagName)

/** Longer than a tap: a button must not move from under the finger that leaves the field for it. */
const AFTER_MS = 300

let leaving: ReturnType<typeof setTimeout> | undefined
let settling: ReturnType<typeof setTimeout> | undefined

const bringUp = () => {
  const field = document.activeElement
  if (isField(field)) field.scrollIntoView({ block: 'nearest' })
}

/** Twice: a keyboard takes a moment to come up, and what stands above the field may still arrive. */
const show = () => {
  requestAnimationFrame(bringUp)
  clearTimeout(settling)
  settling = setTimeout(bringUp, AFTER_MS)
}

// While somebody writes on a narrow screen the bars at its edges give way (h5.scss): with large type and the keyboard up
// they would cover the field, or leave no room for it.
document.addEventListener('focusin', ({ target }) => {
  if (!isField(target)) return
  clearTimeout(leaving)
  document.documentElement.classList.add('qh-typing')
  show()
})
document.addEventListener('focusout', () => {
  clearTimeout(leaving)
  leaving = setTimeout(() => document.documentElement.classList.remove('qh-typing'), AFTER_MS)
})
// The keyboard comes up, or goes.
window.visualViewport?.addEventListener('resize', show)
window.addEventListener('resize', show)
