import type { Role } from '@qihu/shared'
import { FIRST_CENTRE } from '../db/schema.ts'
import type { SimulatedDepartment, SimulatedPerson } from '../simulator/simulator-state.ts'

/** 云溪县 is invented: 330199 is not assigned, and no number or address below can be dialled or found. */
export const DIVISION = '330199'

export const CENTRE = {
  id: FIRST_CENTRE,
  parentId: null,
  name: '云溪县',
  division: DIVISION,
  level: 'COUNTY',
  desk: '云溪县兜底专窗',
  phone: '0571-0000 0100',
} as const

export const UNITS = [
  { id: 'desk', name: '云溪县兜底专窗', phone: '0571-0000 0100', leads: false },
  { id: 'market', name: '市场监管局', phone: '0571-0000 0101', leads: true },
  { id: 'housing', name: '住建局', phone: '0571-0000 0102', leads: true },
  { id: 'education', name: '教育和文广旅体局', phone: '0571-0000 0103', leads: true },
  { id: 'labour', name: '人社局', phone: '0571-0000 0104', leads: true },
  { id: 'finance', name: '财政局', phone: '0571-0000 0105', leads: true },
  { id: 'planning', name: '自然资源和规划局', phone: '0571-0000 0106', leads: true },
  { id: 'economy', name: '经信局', phone: '0571-0000 0107', leads: true },
  { id: 'tax', name: '税务局', phone: '0571-0000 0108', leads: true },
] as const
export type UnitId = (typeof UNITS)[number]['id']

/** Codes that pass their checks and were given to nobody. */
export const ENTERPRISES = [
  { id: 'demo-art', name: '青禾艺术培训', creditCode: '91330199MA2QH00158' },
  { id: 'demo-machines', name: '云溪精密机械', creditCode: '91330199MA2YX0028Y' },
  { id: 'demo-snacks', name: '小满食品店', creditCode: '91330199MA2YX0036R' },
  { id: 'demo-logistics', name: '云溪通达物流', creditCode: '91330199MA2YX0044L' },
  { id: 'demo-garments', name: '溪畔制衣', creditCode: '91330199MA2YX0052F' },
  { id: 'demo-energy', name: '云溪新能源材料', creditCode: '91330199MA2YX0060A' },
] as const
export type EnterpriseId = (typeof ENTERPRISES)[number]['id']

type DemoPerson = {
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly phone: string
  readonly unit?: UnitId
  readonly enterprise?: EnterpriseId
  /** Can be tried; the others only appear in the history. */
  readonly shown?: true
  readonly openid?: string
  readonly dingTalk?: string
}

/** In the order in which they are offered. Surnames and titles only. */
export const PEOPLE = {
  owner: {
    name: '陈经理',
    title: '青禾艺术培训 负责人',
    role: 'ENTERPRISE_OWNER',
    phone: '19900000001',
    enterprise: 'demo-art',
    openid: 'o-owner',
    shown: true,
  },
  owner2: {
    name: '周经理',
    title: '云溪精密机械 经办人',
    role: 'ENTERPRISE_AGENT',
    phone: '19900000002',
    enterprise: 'demo-machines',
    shown: true,
  },
  officer: {
    name: '林专员',
    title: '兜底专窗 专员',
    role: 'CASE_OFFICER',
    phone: '19900000101',
    unit: 'desk',
    dingTalk: 'd-officer',
    shown: true,
  },
  handler: {
    name: '王工',
    title: '住建局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000102',
    unit: 'housing',
    dingTalk: 'd-handler',
    shown: true,
  },
  head: {
    name: '李局',
    title: '住建局 负责人',
    role: 'UNIT_HEAD',
    phone: '19900000103',
    unit: 'housing',
    dingTalk: 'd-head',
    shown: true,
  },
  handler2: {
    name: '赵工',
    title: '市场监管局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000104',
    unit: 'market',
    dingTalk: 'd-handler2',
    shown: true,
  },
  smile: {
    name: '吴组长',
    title: '微笑指数专班',
    role: 'SMILE_TEAM',
    phone: '19900000105',
    unit: 'desk',
    dingTalk: 'd-smile',
    shown: true,
  },
  leader: {
    name: '沈县长',
    title: '县领导',
    role: 'LEADER',
    phone: '19900000106',
    dingTalk: 'd-leader',
    shown: true,
  },
  admin: {
    name: '钱主任',
    title: '中心管理员',
    role: 'CENTRE_ADMIN',
    phone: '19900000107',
    dingTalk: 'd-admin',
    shown: true,
  },
  shopkeeper: {
    name: '孙店长',
    title: '小满食品店 负责人',
    role: 'ENTERPRISE_OWNER',
    phone: '19900000011',
    enterprise: 'demo-snacks',
  },
  carrier: {
    name: '钱经理',
    title: '云溪通达物流 经办人',
    role: 'ENTERPRISE_AGENT',
    phone: '19900000012',
    enterprise: 'demo-logistics',
  },
  tailor: {
    name: '郑厂长',
    title: '溪畔制衣 负责人',
    role: 'ENTERPRISE_OWNER',
    phone: '19900000013',
    enterprise: 'demo-garments',
  },
  engineer: {
    name: '蒋主管',
    title: '云溪新能源材料 经办人',
    role: 'ENTERPRISE_AGENT',
    phone: '19900000014',
    enterprise: 'demo-energy',
  },
  education: {
    name: '何科',
    title: '教育和文广旅体局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000111',
    unit: 'education',
    dingTalk: 'd-education',
  },
  labour: {
    name: '唐科',
    title: '人社局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000112',
    unit: 'labour',
    dingTalk: 'd-labour',
  },
  planning: {
    name: '冯科',
    title: '自然资源和规划局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000113',
    unit: 'planning',
    dingTalk: 'd-planning',
  },
  tax: {
    name: '邓科',
    title: '税务局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000114',
    unit: 'tax',
    dingTalk: 'd-tax',
  },
  finance: {
    name: '曹科',
    title: '财政局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000115',
    unit: 'finance',
    dingTalk: 'd-finance',
  },
  economy: {
    name: '袁科',
    title: '经信局 经办',
    role: 'UNIT_HANDLER',
    phone: '19900000116',
    unit: 'economy',
    dingTalk: 'd-economy',
  },
} as const satisfies Record<string, DemoPerson>
export type PersonKey = keyof typeof PEOPLE

export const people = Object.entries(PEOPLE) as [PersonKey, DemoPerson][]

export const personId = (key: PersonKey): string =>
  `demo-${String(Object.keys(PEOPLE).indexOf(key) + 1).padStart(2, '0')}-${key}`

export const HALL = {
  id: 'yunxi',
  name: '云溪县政务服务中心',
  address: '云溪县兴业路 1 号',
  phone: '0571-0000 0100',
} as const

export const WINDOWS = [
  {
    id: 'stuck',
    name: '“办不成事”兜底专窗',
    services: ['听您说清卡在哪一步', '协调几个部门一起办', '一次告知还差什么、多久办好'],
  },
  {
    id: 'business',
    name: '企业服务专窗',
    services: ['开办、变更、注销一次办', '惠企政策查询和申报', '帮您找到该找的部门'],
  },
] as const
export type WindowId = (typeof WINDOWS)[number]['id']

/** Everybody with a simulated phone: those who can be tried, and two whom the system does not know yet. */
export const demoPhones = (): SimulatedPerson[] => [
  ...people
    .filter(([, person]) => person.shown)
    .map(([key, { name, phone, openid, dingTalk }]) => ({
      key,
      name,
      phone,
      ...(openid ? { openid } : {}),
      ...(dingTalk ? { dingtalkUserId: dingTalk } : {}),
    })),
  { key: 'newcomer', name: '新用户', phone: '19900000008', openid: 'o-newcomer' },
  { key: 'visitor', name: '访客', phone: '19900000009' },
]

/** The address book of DingTalk: a department for each unit with its people, and some in it who are not entered yet. */
export const demoDepartments = (): SimulatedDepartment[] => [
  { id: 1, parentId: null, name: CENTRE.name, members: [] },
  ...UNITS.map(({ id, name }, place) => ({
    ...{ id: 10 + place, parentId: 1, name },
    members: people.flatMap(([, person]) =>
      person.unit === id && person.dingTalk
        ? [{ userid: person.dingTalk, name: person.name, title: person.title }]
        : [],
    ),
  })),
  {
    ...{ id: 30, parentId: 12, name: '审批科' },
    members: [
      { userid: 'd-new-1', name: '秦工', title: '科员' },
      { userid: 'd-new-2', name: '许工', title: '科员' },
      { userid: 'd-new-3', name: '韩科', title: '科长' },
    ],
  },
]
