import { KEPT_YEARS } from './requests/request.clock.ts'

/** Kept with each filing, so that it can be told later what was promised with it; another one with every change of the lines. */
export const NOTICE_VERSION = '2026-12'

/** 个人信息保护法 17 and 35: what for, which, who sees it, how long, and what one may ask for. */
export const PRIVACY_NOTICE = [
  '用来做什么：联系您、核实情况、告知办理结果。',
  '收集哪些：姓名、手机号、您写的内容和上传的材料。',
  '谁能看到：兜底专窗和承办单位的办理人员。谁查看过您的电话，诉求的进展里会写明。评价时默认不显示您的名字。',
  `存多久：办结后 ${KEPT_YEARS} 年，到期自动删除；办理记录去掉姓名和手机号后保留。`,
  '您的权利：在“我的—我的数据”里可以查看、导出和注销账号，在每件诉求的“更多”里可以更正联系方式、删除个人信息；打专窗电话或到窗口也能办。',
] as const
