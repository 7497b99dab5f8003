import { vocabulary } from '../life/vocabulary.ts'

export const ORDER_STAGE = /* @__PURE__ */ vocabulary('OrderStage', {
  ISSUED: '待回复',
  REPLIED: '已回复',
  CLOSED: '已办结',
})
