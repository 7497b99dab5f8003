export * from './actor.ts'
export * from './administration/duties.ts'
export { filledText, isMessageText, OWN_WORDS } from './centre-texts.ts'
export * from './clean.ts'
export * from './credit-code.ts'
export * from './fields.ts'
export * from './hall-code.ts'
export {
  type AnyStricter,
  type AskedField,
  type AskedFields,
  complain,
  type Field,
  type Fields,
  inForce,
  MAX_FILES,
  NOTE_MAX,
  type Shape,
} from './life/fields.ts'
export { WECHAT_TEMPLATE, type WeChatTemplate } from './life/notice.ts'
export * from './life/vocabulary.ts'
export * from './places.ts'
export * from './product.ts'
export * from './refusals.ts'
export * from './request-number.ts'
export * from './requests/headline.ts'
export * from './requests/request.clock.ts'
export * from './requests/request.standing.ts'
export * from './requests/request.state.ts'
export * from './requests/request.words.ts'
export * from './satisfaction.ts'
export * from './supervision-orders/order.words.ts'
export { codeOf, drawn, lengthOf, normalisePhone } from './text.ts'
export * from './time/calendar.ts'
export * from './time/dates.ts'
export * from './time/deadline.ts'
export * from './time/due-rows.ts'
export * from './time/working-hours.ts'
export * from './time/year-notice.ts'
export * from './title.ts'
export * from './words.ts'
