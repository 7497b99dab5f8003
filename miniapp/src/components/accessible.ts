export type AccessibleRole =
  | 'alert'
  | 'alertdialog'
  | 'banner'
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'group'
  | 'heading'
  | 'img'
  | 'link'
  | 'list'
  | 'listitem'
  | 'main'
  | 'navigation'
  | 'progressbar'
  | 'radio'
  | 'radiogroup'
  | 'region'
  | 'row'
  | 'rowheader'
  | 'cell'
  | 'columnheader'
  | 'status'
  | 'switch'
  | 'tab'
  | 'table'
  | 'tablist'
  | 'tabpanel'
  | 'text'

export interface Accessibility {
  role?: AccessibleRole
  label?: string
  level?: 1 | 2 | 3
  checked?: boolean
  selected?: boolean
  pressed?: boolean
  expanded?: boolean
  disabled?: boolean
  busy?: boolean
  invalid?: boolean
  required?: boolean
  current?: 'step' | 'page' | 'true'
  hidden?: boolean
  modal?: boolean
  live?: 'polite' | 'assertive'
  describedBy?: string
  labelledBy?: string
  controls?: string
  valueNow?: number
  /** 0 joins the tab order, -1 takes focus by script only. Browser only. */
  focus?: 0 | -1
}

type Attributes = Record<string, unknown>

const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(value))

const present = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))

/**
 * Attributes to spread on a Taro element. Taro's browser elements pass strings through to the page untouched (numbers
 * and booleans become properties and get lost), so everything here is a string. WeChat names the role `aria-role`.
 */
export const accessible = (a: Accessibility): Attributes =>
  process.env.TARO_ENV === 'h5'
    ? present({
        role: a.role === 'text' ? undefined : a.role,
        tabindex: a.focus === undefined ? undefined : String(a.focus),
        'aria-label': a.label,
        'aria-level': a.level === undefined ? undefined : String(a.level),
        'aria-checked': flag(a.checked),
        'aria-selected': flag(a.selected),
        'aria-pressed': flag(a.pressed),
        'aria-expanded': flag(a.expanded),
        'aria-disabled': flag(a.disabled),
        'aria-busy': flag(a.busy),
        'aria-invalid': flag(a.invalid),
        'aria-required': flag(a.required),
        'aria-hidden': flag(a.hidden),
        'aria-modal': flag(a.modal),
        'aria-current': a.current,
        'aria-live': a.live,
        'aria-describedby': a.describedBy,
        'aria-labelledby': a.labelledBy,
        'aria-controls': a.controls,
        'aria-valuenow': a.valueNow === undefined ? undefined : String(a.valueNow),
      })
    : present({
        'aria-role': a.role,
        'aria-label': a.label,
        'aria-level': a.level,
        'aria-checked': a.checked,
        'aria-selected': a.selected ?? a.pressed,
        'aria-expanded': a.expanded,
        'aria-disabled': a.disabled,
        'aria-hidden': a.hidden,
        'aria-live': a.live,
      })

const arrows: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrow keys walk through the radios or tabs around the focused one and choose what they land on. */
const walkGroup = (event: KeyboardEvent) => {
  const step = arrows[event.key]
  const from = event.currentTarget as HTMLElement | null
  const role = from?.getAttribute('role')
  if (!step || !from || (role !== 'radio' && role !== 'tab')) return
  const group = from.closest('[role="radiogroup"], [role="tablist"]')
  const members = [...(group?.querySelectorAll<HTMLElement>(`[role="${role}"]`) ?? [])]
  const next = members[(members.indexOf(from) + step + members.length) % members.length]
  event.preventDefault()
  next?.focus()
  next?.click()
}

/**
 * Attributes of something that can be pressed: the accessible ones, the tap handler and, in a browser, Enter, Space
 * and the arrow keys of groups.
 */
export const pressable = (onPress: (event?: unknown) => void, a: Accessibility): Attributes => {
  const attributes = accessible({ role: 'button', focus: 0, ...a })
  if (process.env.TARO_ENV !== 'h5') return { ...attributes, onClick: onPress }
  return {
    ...attributes,
    onClick: onPress,
    onKeyDown: (event: KeyboardEvent) => {
      // Chords belong to the page: Ctrl+Enter must not press what happens to have the focus.
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      // Only the pressed element itself: a button inside a card must not press the card too.
      if (event.target !== event.currentTarget) return
      walkGroup(event)
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      if (!event.repeat) (event.currentTarget as HTMLElement).click()
    },
  }
}

let lastId = 0
/** An id that is unique on the page, for `aria-describedby` and the like. */
export const nextId = (prefix: string): string => {
  lastId += 1
  return `${prefix}-${lastId}`
}
