import { isBound, on, type RequestState } from './request.state.ts'

/** Until when the requester is answered, as notices of any length say it; a limit that has passed is no promise. */
export const answerBy = ({ dueAt, overdueAt }: RequestState, words: (at: number | null) => string): string =>
  overdueAt === null ? `${words(dueAt)}前答复您` : '已超期，正在督促'

/** Told in place of what asks a unit for something when nobody there would hear it. */
export const nobodyThere = on.notice('NOBODY_THERE', {
  to: { ADMIN: 'PUSH', DESK: 'PUSH' },
  asks: true,
  while: isBound,
  says: ({ state, unitName, when }) => ({
    title: '办理单位没有人',
    phrase: '无人接收',
    template: 'PROGRESS',
    body: `${unitName}没有${state.level > 1 ? '部门负责人' : '经办人'}，没有人收到通知。请补上人员，并先电话联系该单位。\n答复：${when(state.dueAt)} 前`,
    hint: '办理单位没有人收到通知',
    button: '去查看',
  }),
})
