import { filledText, isMessageText, OWN_WORDS } from '@qihu/shared'
import type { AdminCentreQuery, AdminCommand, AdminInput } from '../api/generated/graphql'

/** The forms of administration as data: a form for each command, with what it asks. */

type Answer = AdminCentreQuery
export type Centre = NonNullable<Answer['administeredCentre']>
type Unit = Centre['units'][number]
type Hall = Centre['halls'][number]
type Window = Hall['windows'][number]
type Staff = Centre['staff']['people'][number]
type Post = Staff['posts'][number]
type Deputy = Staff['deputies'][number]
type Closure = Centre['closures'][number]
type Category = Centre['categories'][number]
export type CentreOwnText = Centre['texts'][number]

export interface AdminChoice {
  value: string
  text: string
}

export interface AdminField {
  name: keyof AdminInput
  label: string
  hint?: string
  required?: boolean
  kind: 'text' | 'tel' | 'digits' | 'lines' | 'choice' | 'date' | 'person'
  choices?(answer: Answer, values: AdminValues, on?: Partial<On>): readonly AdminChoice[]
  /** Whether it is asked at all, by what was answered so far. */
  asked?(values: AdminValues): boolean
  /** Of people: those alone who work in the units of whom it is about. */
  colleagues?: boolean
  /** Asked only of whoever carries requests. */
  carries?: boolean
}

/** What a form holds, by the names of its fields. */
export type AdminValues = Readonly<Record<string, string>>

export interface AdminForm {
  title: string
  submit: string
  /** What is said above the fields: what it does, what cannot be taken back. */
  about?(on: On): string
  /** Several are mostly entered one after the other. */
  again?: boolean
  /** It takes something away, and asks for the reason. */
  ends?: boolean
  fields: readonly AdminField[]
  /** Which thing it is about; left out where it makes one. A post is one of a person. */
  on?: 'unit' | 'hall' | 'window' | 'person' | 'post' | 'deputy' | 'closure' | 'text' | 'category'
  /** What stands in the fields at first. */
  first?(on: On, answer: Answer, today: string): AdminValues
  /** What people would read, by what stands in the fields now. */
  preview?(on: On, values: AdminValues): string
  /** Saved as it stands, it says that it is right. */
  whole?: boolean
}

/** What a form is about. */
export interface On {
  centre: Centre
  unit?: Unit
  hall?: Hall
  window?: Window
  person?: Staff
  post?: Post
  /** An office of the person that somebody holds for him. */
  deputy?: Deputy
  closure?: Closure
  text?: CentreOwnText
  category?: Category
}

const LEADS: readonly AdminChoice[] = [
  { value: 'true', text: '接办诉求' },
  { value: 'false', text: '不接办（专窗等）' },
]
/** Offices that are held in a unit which handles requests. */
export const OF_UNITS: readonly string[] = ['UNIT_HANDLER', 'UNIT_HEAD']

const unitFields: readonly AdminField[] = [
  { name: 'name', label: '单位名称', hint: '大家平时怎么叫，例如 住建局。', required: true, kind: 'text' },
  { name: 'phone', label: '联系电话', hint: '申请人会看到。', kind: 'tel' },
  { name: 'leads', label: '是否接办诉求', required: true, kind: 'choice', choices: () => LEADS },
]
const hallFields: readonly AdminField[] = [
  { name: 'name', label: '大厅名称', required: true, kind: 'text' },
  { name: 'address', label: '地址', required: true, kind: 'text' },
  { name: 'phone', label: '电话', hint: '会印在二维码下面。', required: true, kind: 'tel' },
  {
    name: 'hours',
    label: '工作日开放时间',
    hint: '例如 9:00-12:00，13:30-17:00。不写时就是这样。',
    kind: 'text',
  },
  { name: 'saturdays', label: '周六开放时间', hint: '例如 9:00-12:00。不开放的不写。', kind: 'text' },
]
const deskPhoneField: AdminField = {
  name: 'phone',
  label: '专窗电话',
  hint: '还没有派到单位、或单位没有电话时，申请人打这个电话。',
  kind: 'tel',
}
const categoryFields: readonly AdminField[] = [
  { name: 'name', label: '类别名称', hint: '最多 12 个字，例如 跨境电商。', required: true, kind: 'text' },
]
const windowFields: readonly AdminField[] = [
  { name: 'name', label: '窗口名称', hint: '例如 “办不成事”兜底专窗。', required: true, kind: 'text' },
  { name: 'services', label: '能办的事', hint: '一行一件，最多 6 件，会印在二维码下面。', kind: 'lines' },
]
const unitChoices: AdminField['choices'] = ({ administeredCentre }, { role = '' }) => {
  const units = administeredCentre?.units ?? []
  const offered = OF_UNITS.includes(role) ? units.filter(({ leads }) => leads) : units
  return offered.map(({ id, name }) => ({ value: id, text: name }))
}
const postFields: readonly AdminField[] = [
  {
    name: 'role',
    label: '角色',
    required: true,
    kind: 'choice',
    choices: ({ adminChoices }) => adminChoices.roles,
  },
  {
    name: 'unit',
    label: '单位',
    kind: 'choice',
    choices: unitChoices,
    asked: ({ role = '' }) => role !== '',
  },
]
const doorFields: readonly AdminField[] = [
  { name: 'phone', label: '手机号', hint: '没有钉钉的用手机号登录；保存后给出开通码。', kind: 'tel' },
  { name: 'dingtalk', label: '钉钉 userid', hint: '有钉钉的从钉钉登录，通知也发到钉钉。', kind: 'text' },
]
const nameField: AdminField = { name: 'name', label: '姓名', required: true, kind: 'text' }
const titleField: AdminField = { name: 'title', label: '职务', hint: '不写时和角色一样。', kind: 'text' }
const underField: AdminField = {
  name: 'under',
  label: '上级',
  kind: 'choice',
  choices: ({ administeredCentres, administeredCentre }) => [
    { value: '', text: '无' },
    ...administeredCentres
      .filter(({ division }) => division !== administeredCentre?.division)
      .map(({ division, name }) => ({ value: division, text: name })),
  ],
}
const levelField: AdminField = {
  name: 'level',
  label: '层级',
  required: true,
  kind: 'choice',
  choices: ({ adminChoices }) => adminChoices.levels,
}
const deskField: AdminField = {
  name: 'desk',
  label: '专窗名称',
  hint: '在受理通知和办理记录里这样称呼，例如 云溪县兜底专窗。',
  kind: 'text',
}

/** Asked where somebody gives up an office in a unit. */
const successorField: AdminField = {
  name: 'successor',
  label: '在办的诉求由谁接手',
  hint: '不选的，由部门负责人重新指定经办人。',
  kind: 'person',
  colleagues: true,
  carries: true,
}

/** A notice is sent again where it is read, without a form. */
type FormCommand = Exclude<AdminCommand, 'NOTICE_RESEND'>

export const FORMS = {
  CENTRE_ADD: {
    title: '新建区划',
    submit: '建立',
    fields: [
      { name: 'name', label: '名称', hint: '例如 云溪县。', required: true, kind: 'text' },
      {
        name: 'division',
        label: '区划代码',
        hint: '六位数字（GB/T 2260）。它是编号的一部分，建立以后不能改。',
        required: true,
        kind: 'digits',
      },
      levelField,
      {
        ...underField,
        choices: ({ administeredCentres }) => [
          { value: '', text: '无' },
          ...administeredCentres.map(({ division, name }) => ({ value: division, text: name })),
        ],
      },
      { ...deskField, hint: '不写时是名称加“兜底专窗”。' },
      deskPhoneField,
    ],
    first: () => ({ level: 'COUNTY', under: '' }),
  },
  CENTRE_CHANGE: {
    title: '中心和专窗',
    submit: '保存',
    fields: [
      { name: 'name', label: '名称', required: true, kind: 'text' },
      { ...deskField, required: true },
      deskPhoneField,
      levelField,
      underField,
    ],
    first: ({ centre: { name, desk, phone, level, parent } }) => ({
      ...{ name, desk, level, phone: phone ?? '' },
      under: parent?.division ?? '',
    }),
    whole: true,
  },
  UNIT_ADD: { title: '新增单位', submit: '保存', again: true, fields: unitFields, first: () => ({ leads: 'true' }) },
  UNIT_CHANGE: {
    title: '修改单位',
    submit: '保存',
    fields: unitFields,
    on: 'unit',
    first: ({ unit }) => ({ name: unit?.name ?? '', phone: unit?.phone ?? '', leads: String(unit?.leads) }),
  },
  STAFF_ADD: {
    title: '录入人员',
    submit: '保存',
    again: true,
    fields: [nameField, ...postFields, ...doorFields, titleField],
  },
  STAFF_CHANGE: {
    title: '修改人员',
    submit: '保存',
    about: ({ person }) => `现在的手机号：${person?.maskedPhone ?? '没有'}。改了登录方式，本人要重新登录。`,
    fields: [
      nameField,
      { ...titleField, hint: undefined, required: true },
      { name: 'phone', label: '新手机号', hint: '不改就不用写。', kind: 'tel' },
      { name: 'dingtalk', label: '钉钉 userid', hint: '清空表示不再用钉钉。', kind: 'text' },
    ],
    on: 'person',
    first: ({ person }) => ({ name: person?.name ?? '', title: person?.title ?? '', dingtalk: person?.dingtalk ?? '' }),
  },
  STAFF_CODE: {
    title: '重新发开通码',
    submit: '发开通码',
    about: ({ person }) => `用于${person?.name ?? ''}换手机或丢了手机：原来的动态码马上失效，已登录的也要重新登录。`,
    ends: true,
    fields: [],
    on: 'person',
  },
  STAFF_SIGNOUT: {
    title: '退出所有设备',
    submit: '确认退出',
    about: ({ person }) =>
      `${person?.name ?? ''}的手机或电脑丢了：在所有设备上马上退出登录。用钉钉的，还要在钉钉里停用那台手机，否则会自动登录；用手机号的，还要重新发开通码。`,
    ends: true,
    fields: [],
    on: 'person',
  },
  STAFF_END: {
    title: '人员离开',
    submit: '确认离开',
    about: ({ person, centre }) =>
      `${person?.name ?? ''}在${centre.name}的职务全部取消，马上看不到这里的诉求。办过的事仍记在他名下。`,
    ends: true,
    fields: [successorField],
    on: 'person',
  },
  POST_ADD: {
    title: '加职务',
    submit: '授予',
    about: ({ person }) => `${person?.name ?? ''}，现有：${postsWords(person)}。`,
    fields: postFields,
    on: 'person',
  },
  POST_END: {
    title: '取消职务',
    submit: '确认取消',
    about: ({ person, post }) => `取消${person?.name ?? ''}的职务：${post ? postWords(post) : ''}。马上生效。`,
    ends: true,
    fields: [successorField],
    on: 'post',
  },
  POST_MOVE: {
    title: '调到别的单位',
    submit: '确认调动',
    about: ({ person, post }) =>
      `${person?.name ?? ''}不再是${post ? postWords(post) : ''}，马上看不到那里的诉求，在新单位担任同样的职务。本人要重新登录。`,
    fields: [
      {
        name: 'to',
        label: '调到哪个单位',
        required: true,
        kind: 'choice',
        choices: ({ administeredCentre }, _, { post } = {}) =>
          (administeredCentre?.units ?? [])
            .filter(({ id, leads }) => leads && id !== post?.unit?.id)
            .map(({ id, name }) => ({ value: id, text: name })),
      },
      successorField,
    ],
    on: 'post',
  },
  DEPUTY_ADD: {
    title: '安排代理',
    submit: '保存',
    about: ({ person, post }) =>
      `${person?.name ?? ''}请假或出差时，由别人代理${post ? postWords(post) : ''}：和他有同样的权限，也收到通知。到期自动结束。`,
    fields: [
      { name: 'deputy', label: '由谁代理', required: true, kind: 'person' },
      { name: 'from', label: '从哪天', required: true, kind: 'date' },
      { name: 'until', label: '到哪天', hint: '当天也算，最长 180 天。', required: true, kind: 'date' },
    ],
    on: 'post',
    first: (_, __, today) => ({ from: today }),
    whole: true,
  },
  DEPUTY_END: {
    title: '结束代理',
    submit: '确认结束',
    about: ({ deputy }) => `${deputy?.text ?? ''}。结束后马上没有这个职务的权限，已经办的仍记在代理人名下。`,
    ends: true,
    fields: [],
    on: 'deputy',
  },
  CLOSURE_ADD: {
    title: '录入停办',
    submit: '保存',
    about: ({ centre }) =>
      `台风、停电等原因按文件停止办公的日子。${centre.name}和下级中心在办诉求的期限顺延，申请人会看到原因和文件。`,
    fields: [
      { name: 'from', label: '从哪天', required: true, kind: 'date' },
      { name: 'until', label: '到哪天', hint: '当天也算，最长 31 天。', required: true, kind: 'date' },
      { name: 'name', label: '原因', hint: '例如 台风停工。', required: true, kind: 'text' },
      {
        name: 'document',
        label: '依据文件',
        hint: '文号或文件名称。没有文件的不能停办。',
        required: true,
        kind: 'text',
      },
    ],
    first: (_, __, today) => ({ from: today, until: today }),
  },
  CLOSURE_END: {
    title: '取消停办',
    submit: '确认',
    about: ({ closure }) =>
      `${closure?.from ?? ''} 至 ${closure?.until ?? ''} ${closure?.name ?? ''}。取消后期限按照常办公重新计算；提前恢复办公的，写停办的最后一天。`,
    ends: true,
    fields: [{ name: 'until', label: '停办到哪天（选填）', hint: '不写就整条取消。', kind: 'date' }],
    on: 'closure',
  },
  TEXT_CHANGE: {
    title: '修改文字',
    submit: '保存',
    about: ({ text }) => `${text?.word ?? ''}。${text?.about ?? ''}`,
    fields: [{ name: 'text', label: '文字', hint: '清空后保存，恢复系统的文字。', kind: 'lines' }],
    on: 'text',
    first: ({ text }) => ({ text: text?.text || (text && isMessageText(text.kind) ? `{${OWN_WORDS}}` : '') }),
    preview: ({ centre, text }, values) =>
      text && isMessageText(text.kind)
        ? filledText(values.text ?? '', {
            [OWN_WORDS]: '“门口路灯不亮”已受理，12月7日（周一）17:00 前答复。',
            ...{ 编号: `QH${centre.division}-261130-0001-7`, 专窗: centre.desk, 专窗电话: centre.phone ?? '' },
          })
        : '',
    whole: true,
  },
  CATEGORY_ADD: {
    title: '新增类别',
    submit: '保存',
    about: ({ centre }) => `${centre.name}和下级中心给诉求定级时可以选。`,
    again: true,
    fields: categoryFields,
  },
  CATEGORY_CHANGE: {
    title: '类别改名',
    submit: '保存',
    about: ({ centre, category }) =>
      `“${category?.name ?? ''}”在${centre.name}和下级中心换一个叫法，以前归在这里的诉求也这样显示。`,
    fields: categoryFields,
    on: 'category',
    first: ({ category }) => ({ name: category?.name ?? '' }),
  },
  CATEGORY_END: {
    title: '停用类别',
    submit: '确认停用',
    about: ({ centre, category }) =>
      `“${category?.name ?? ''}”在${centre.name}和下级中心不能再选。以前归在这里的诉求不变，停用后可以恢复。`,
    ends: true,
    fields: [],
    on: 'category',
  },
  CATEGORY_RESTORE: {
    title: '恢复类别',
    submit: '确认恢复',
    about: ({ category }) => `“${category?.name ?? ''}”恢复到本中心改动以前：上级或系统的名称，可以选。`,
    ends: true,
    fields: [],
    on: 'category',
  },
  HALL_ADD: { title: '新建大厅', submit: '保存', fields: hallFields },
  HALL_CHANGE: {
    title: '修改大厅',
    submit: '保存',
    fields: hallFields,
    on: 'hall',
    first: ({ hall }) => ({
      ...{ name: hall?.name ?? '', address: hall?.address ?? '', phone: hall?.phone ?? '' },
      ...{ hours: hall?.workdayHours ?? '', saturdays: hall?.saturdayHours ?? '' },
    }),
  },
  WINDOW_ADD: { title: '新增窗口', submit: '保存', again: true, fields: windowFields, on: 'hall' },
  WINDOW_CHANGE: {
    title: '修改窗口',
    submit: '保存',
    fields: windowFields,
    on: 'window',
    first: ({ window }) => ({ name: window?.name ?? '', services: window?.services.join('\n') ?? '' }),
  },
  WINDOW_RENEW: {
    title: '换新二维码',
    submit: '换新码',
    about: ({ window }) => `${window?.name ?? ''}会有新的二维码，要重新打印张贴。`,
    ends: true,
    fields: [
      {
        name: 'days',
        label: '旧码还能用几天',
        hint: '0 到 60。旧码落到别人手里时写 0，马上失效。',
        required: true,
        kind: 'digits',
      },
    ],
    on: 'window',
    first: () => ({ days: '7' }),
    whole: true,
  },
  WINDOW_REVOKE: {
    title: '停用窗口',
    submit: '确认停用',
    about: ({ window }) => `${window?.name ?? ''}的二维码马上失效，不能恢复。请把张贴的取下。`,
    ends: true,
    fields: [],
    on: 'window',
  },
} as const satisfies Record<FormCommand, AdminForm>

/** What somebody holds in a centre, in words. */
export const postsWords = (person: { readonly posts: readonly PostNamed[] } | undefined): string =>
  (person?.posts ?? []).map(postWords).join('、') || '无'

type PostNamed = Pick<Post, 'word' | 'unit'>

export const postWords = ({ word, unit }: PostNamed): string => (unit ? `${unit.name} ${word}` : word)

/** A form by the command in an address; undefined for any other text. */
export const formOf = (command: string): AdminForm | undefined =>
  Object.hasOwn(FORMS, command) ? FORMS[command as FormCommand] : undefined

/** What an address names a thing by: its id, of a post the office and the unit as well. */
export interface OnAddress {
  on?: string
  role?: string
  unit?: string
  deputy?: string
  from?: string
}

/** What a form is about, found in what was read; null where it is not there any more. */
export function onOf(
  form: AdminForm,
  centre: Centre,
  { on: id, role, unit = '', deputy: by, from }: OnAddress,
): On | null {
  if (!form.on) return { centre }
  const windows = centre.halls.flatMap((hall) => hall.windows)
  const person = centre.staff.people.find((each) => each.id === id)
  const post = person?.posts.find((each) => each.role === role && (each.unit?.id ?? '') === unit)
  const found = {
    unit: { unit: centre.units.find((each) => each.id === id) },
    hall: { hall: centre.halls.find((each) => each.id === id) },
    window: { window: windows.find((each) => each.id === id && !each.revoked) },
    person: { person },
    closure: { closure: centre.closures.find((each) => each.id === id) },
    text: { text: centre.texts.find((each) => each.kind === id) },
    category: { category: centre.categories.find((each) => each.id === id) },
    post: { person, post },
    deputy: {
      person,
      deputy: person?.deputies.find(
        (each) => each.role === role && (each.unitId ?? '') === unit && each.deputyId === by && each.from === from,
      ),
    },
  }[form.on]
  return Object.values(found).every((thing) => thing !== undefined) ? { centre, ...found } : null
}

/** The centre, and the thing it is about, as a command names them. */
export const idsOf = ({
  centre,
  unit,
  hall,
  window,
  person,
  post,
  deputy,
  closure,
  text,
  category,
}: On): AdminInput => ({
  centre: centre.division,
  ...(unit && { unit: unit.id }),
  ...(hall && { hall: hall.id }),
  ...(window && { window: window.id }),
  ...(closure && { closure: closure.id }),
  ...(text && { kind: text.kind }),
  ...(category && { category: category.id }),
  ...(person && { person: person.id }),
  ...(post && { role: post.role, unit: post.unit?.id ?? '' }),
  ...(deputy && { role: deputy.role, unit: deputy.unitId ?? '', deputy: deputy.deputyId, from: deputy.from }),
})

/** What is sent: all that was answered by whoever makes something, what was changed by whoever changes it. */
export function inputOf(form: AdminForm, first: AdminValues, values: AdminValues): AdminInput {
  const asked = form.fields.filter((field) => field.asked?.(values) ?? true)
  const said = asked.filter(({ name }) => form.whole || (values[name] ?? '') !== (first[name] ?? '') || !form.on)
  return Object.fromEntries(
    said.flatMap(({ name }): [string, string | boolean][] => {
      const text = (values[name] ?? '').trim()
      if (name === 'leads') return [[name, text === 'true']]
      // Nothing was said of it, where something is made.
      return text === '' && !form.on && !form.whole ? [] : [[name, text]]
    }),
  )
}

/** Whoever handles or heads does so in a unit. */
export const isRequired = ({ name, required = false }: AdminField, { role = '' }: AdminValues): boolean =>
  required || (name === 'unit' && OF_UNITS.includes(role))

/** The first thing that is missing, by the name of its field. */
export const missingIn = (form: AdminForm, values: AdminValues): AdminField | undefined =>
  form.fields.find(
    (field) => isRequired(field, values) && (field.asked?.(values) ?? true) && (values[field.name] ?? '').trim() === '',
  )
