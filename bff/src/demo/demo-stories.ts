import type {
  Category,
  Cause,
  Channel,
  DeclineReason,
  DisputedPart,
  IntakeReason,
  Resolution,
  Tier,
  Urgency,
} from '@qihu/shared'
import type { Rating } from '../smile-index/store-rating.ts'
import type { PersonKey, UnitId, WindowId } from './demo-town.ts'

/** Working days before now, so that every deadline falls the same way whenever the demo begins. */
export type Ago = number

type Grading = { readonly tier: Tier; readonly urgency: Urgency; readonly category: Category; readonly cause: Cause }

/** What somebody did, by the names of the action's fields; a text stands as it was written. */
export type Told =
  | { readonly action: 'ACCEPT' | 'SIGN' | 'CONFIRM' | 'WITHDRAW' }
  | { readonly action: 'DECLINE'; readonly reason: DeclineReason; readonly text: string }
  | { readonly action: 'DISPATCH'; readonly leadUnitId: UnitId; readonly text?: string; readonly grading: Grading }
  | { readonly action: 'ADD_PROGRESS' | 'REQUEST_INFORMATION' | 'SUPPLEMENT'; readonly text: string }
  | { readonly action: 'RESOLVE'; readonly resolution: Resolution; readonly text: string }
  | { readonly action: 'DISPUTE'; readonly part: DisputedPart; readonly text: string }
  | { readonly action: 'RATE'; readonly rating: Rating }

export type Step = readonly [ago: Ago, by: PersonKey, told: Told]

export type Story = {
  readonly filed: Ago
  readonly by: PersonKey
  readonly channel: Channel
  readonly window?: WindowId
  readonly reasons: readonly IntakeReason[]
  readonly text: string
  readonly steps: readonly Step[]
}

const dispatch = (leadUnitId: UnitId, grading: Grading, text?: string): Told => ({
  action: 'DISPATCH',
  leadUnitId,
  grading,
  ...(text ? { text } : {}),
})
const progress = (text: string): Told => ({ action: 'ADD_PROGRESS', text })
const answer = (resolution: Resolution, text: string): Told => ({ action: 'RESOLVE', resolution, text })
const sign: Told = { action: 'SIGN' }
const confirm: Told = { action: 'CONFIRM' }

/** Written for the demo; the enterprises are invented, and so is what happened to them. */
export const STORIES: readonly Story[] = [
  {
    filed: 2.4,
    by: 'owner',
    channel: 'WECHAT',
    reasons: ['STUCK'],
    text: '办学许可证换证卡在消防意见，教育部门要先看消防合格意见，住建窗口又要先看办学许可证，两边都说要对方先出。老证下个月到期，到期就不能招生。',
    steps: [
      [
        2.2,
        'officer',
        dispatch(
          'housing',
          { tier: 'COMPLEX', urgency: 'URGENT', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' },
          '请住建局牵头，与教育部门商定先后，不要让企业两头跑。',
        ),
      ],
      [2.0, 'handler', sign],
      [1.1, 'handler', progress('已和教育部门通了电话，双方同意同步受理。明天上午到校区现场看一次。')],
    ],
  },
  {
    filed: 3.6,
    by: 'owner',
    channel: 'H5',
    reasons: ['ONLINE_HARD'],
    text: '校区招牌备案网上退回三次，每次退回的理由都不一样，第三次只写了“材料不全”，看不出缺什么。',
    steps: [
      [
        3.4,
        'officer',
        dispatch('education', { tier: 'SIMPLE', urgency: 'NORMAL', category: 'MARKET_ACCESS', cause: 'OTHER' }),
      ],
      [3.2, 'education', sign],
      [
        2.7,
        'education',
        answer(
          'SOLVED',
          '缺的是房屋产权人同意书，前两次退回的理由写错了，向您道歉。同意书样本已发到您的站内消息，补上后当天通过，不用再跑。',
        ),
      ],
    ],
  },
  {
    filed: 1.9,
    by: 'owner',
    channel: 'WINDOW_CODE',
    window: 'stuck',
    reasons: ['SPECIAL_GROUP'],
    text: '新校区自来水扩容报装一直没有回音，三周前交的材料，打电话说在排队，又说图纸对不上。',
    steps: [
      [
        1.7,
        'officer',
        dispatch('housing', {
          tier: 'COMPLEX',
          urgency: 'NORMAL',
          category: 'UTILITIES',
          cause: 'MULTI_LEVEL_COORDINATION',
        }),
      ],
      [1.5, 'handler', sign],
      [
        0.6,
        'handler',
        {
          action: 'REQUEST_INFORMATION',
          text: '请补两样：1. 校区二层给排水平面图；2. 房东同意扩容的书面意见，拍照即可。补齐后当天安排现场勘察。',
        },
      ],
    ],
  },
  {
    filed: 6.8,
    by: 'owner',
    channel: 'WECHAT',
    reasons: ['STUCK'],
    text: '稳岗返还显示已发放但没有到账，银行说没有收到，经办窗口说系统里是成功的。',
    steps: [
      [
        6.6,
        'officer',
        dispatch('labour', {
          tier: 'SIMPLE',
          urgency: 'NORMAL',
          category: 'SOCIAL_SECURITY',
          cause: 'MULTI_LEVEL_COORDINATION',
        }),
      ],
      [6.4, 'labour', sign],
      [6.1, 'labour', progress('已向银行调取回单，是账号变更后被退回。')],
      [
        5.9,
        'labour',
        answer('SOLVED', '退回原因是贵单位年初换了开户行。我们已按新账号重新发放，今天下午到账，请查收。'),
      ],
      [5.2, 'owner', confirm],
    ],
  },
  {
    filed: 8.2,
    by: 'owner2',
    channel: 'H5',
    reasons: ['STUCK'],
    text: '定制厂房层高超出图审标准不给过，设备要求净高九米，图审说超过通用厂房标准，没有人告诉我们该走哪条路。',
    steps: [
      [
        8.0,
        'officer',
        dispatch('housing', {
          tier: 'COMPLEX',
          urgency: 'URGENT',
          category: 'CONSTRUCTION',
          cause: 'LAW_NOT_SPECIFIC',
        }),
      ],
      [7.8, 'handler', sign],
      [6.2, 'handler', progress('已请图审机构说明不通过的具体条文。')],
      [3.4, 'handler', answer('PARTLY', '按通用厂房标准不能通过，建议修改设备方案后重新送审。')],
      [
        0.7,
        'owner2',
        {
          action: 'DISPUTE',
          part: 'NOT_SOLVED',
          text: '设备是定制的，改不了。我们想知道有没有专家论证这条路，不是再送一次。',
        },
      ],
    ],
  },
  {
    filed: 11.5,
    by: 'owner2',
    channel: 'WECHAT',
    reasons: ['ONLINE_HARD'],
    text: '外地员工社保转不过来，转出地说已经办结，我们这边查不到，员工下个月就要办退休。',
    steps: [
      [
        11.3,
        'officer',
        dispatch('labour', {
          tier: 'COMPLEX',
          urgency: 'CRITICAL',
          category: 'SOCIAL_SECURITY',
          cause: 'MULTI_LEVEL_COORDINATION',
        }),
      ],
      [11.2, 'labour', sign],
      [10.1, 'labour', progress('转出地的办结单缺缴费明细，已发函请对方补发。')],
      [8.6, 'labour', answer('SOLVED', '缴费明细已补到，关系昨天转入。退休申请可以按时提交，窗口为他留了号。')],
      [8.1, 'owner2', confirm],
    ],
  },
  {
    filed: 0.15,
    by: 'owner2',
    channel: 'WECHAT',
    reasons: ['ONLINE_HARD'],
    text: '技改补贴在申报系统里查不到入口，公告说本月底截止，系统里搜不到这个项目，客服说要问主管部门。',
    steps: [],
  },
  {
    filed: 0.7,
    by: 'shopkeeper',
    channel: 'WINDOW_CODE',
    window: 'stuck',
    reasons: ['SPECIAL_GROUP', 'STUCK'],
    text: '食品经营许可换地址要重新验收，新店只隔一条街，设备人员都没变，说要从头再办一遍。能不能帮我看看要交哪些？',
    steps: [],
  },
  {
    filed: 1.2,
    by: 'carrier',
    channel: 'H5',
    reasons: ['STUCK'],
    text: '停车场宗地界址和隔壁对不上，两家证上的界线重叠了两米，测绘、规划都让我们先和邻居打官司。',
    steps: [[0.5, 'officer', { action: 'ACCEPT' }]],
  },
  {
    filed: 0.9,
    by: 'tailor',
    channel: 'WECHAT',
    reasons: ['STUCK'],
    text: '个体户转企业名称被占用不让保留，用了十二年的字号，系统提示和外县一家公司重名。',
    steps: [
      [
        0.4,
        'officer',
        dispatch('market', { tier: 'SIMPLE', urgency: 'NORMAL', category: 'MARKET_ACCESS', cause: 'LEGACY' }),
      ],
    ],
  },
  {
    filed: 7.1,
    by: 'engineer',
    channel: 'H5',
    reasons: ['STUCK'],
    text: '仓库消防验收等了两个月没有结论，现场看过两次，整改也做完了，没有人告诉我们还差什么。',
    steps: [
      [
        6.9,
        'officer',
        dispatch('housing', {
          tier: 'COMPLEX',
          urgency: 'URGENT',
          category: 'FIRE_SAFETY',
          cause: 'UNUSUAL_COMPLEX',
        }),
      ],
      [6.7, 'handler', sign],
      [4.3, 'handler', progress('整改情况已复看，等检测机构出具报告。')],
    ],
  },
  {
    filed: 14.0,
    by: 'carrier',
    channel: 'WECHAT',
    reasons: ['ONLINE_HARD'],
    text: '发票额度不够用申请调增没回音，月底集中开票，额度用完只能等下个月，客户催得很急。',
    steps: [
      [13.8, 'officer', dispatch('tax', { tier: 'SIMPLE', urgency: 'URGENT', category: 'TAX', cause: 'OTHER' })],
      [13.6, 'tax', sign],
      [
        13.1,
        'tax',
        answer('SOLVED', '已按近三个月开票情况调增，今天生效。以后可在月中先提调增，系统半小时内自动处理。'),
      ],
    ],
  },
  {
    filed: 5.5,
    by: 'tailor',
    channel: 'H5',
    reasons: ['STUCK'],
    text: '加工款被拖欠已经起诉到法院，想请政府出面让对方先付一部分。',
    steps: [
      [
        5.1,
        'officer',
        {
          action: 'DECLINE',
          reason: 'IN_LEGAL_PROCEDURE',
          text: '这笔欠款法院已经立案，行政机关不能同时处理。您可以向承办法官申请先予执行或财产保全，窗口可以帮您联系法律援助。',
        },
      ],
    ],
  },
  {
    filed: 9.4,
    by: 'engineer',
    channel: 'WECHAT',
    reasons: ['STUCK'],
    text: '厂区停电检修没有提前通知，一炉料报废，想知道以后怎么提前知道。',
    steps: [
      [
        9.2,
        'officer',
        dispatch('economy', { tier: 'SIMPLE', urgency: 'NORMAL', category: 'UTILITIES', cause: 'OTHER' }),
      ],
      [8.9, 'engineer', { action: 'WITHDRAW' }],
    ],
  },
  {
    filed: 16.5,
    by: 'shopkeeper',
    channel: 'WECHAT',
    reasons: ['ONLINE_HARD'],
    text: '注销一直卡在清税证明，说有一笔旧申报没做，跑了四趟，每次窗口说的都不一样。',
    steps: [
      [16.2, 'officer', dispatch('tax', { tier: 'COMPLEX', urgency: 'NORMAL', category: 'TAX', cause: 'LEGACY' })],
      [16.0, 'tax', sign],
      [
        15.4,
        'tax',
        { action: 'REQUEST_INFORMATION', text: '请提供三年前的纳税申报回执，手机拍照即可，没有也请告诉我们。' },
      ],
      [14.5, 'shopkeeper', { action: 'SUPPLEMENT', text: '回执没有了，当年是窗口代填的，只有一张排队小票。' }],
      [12.1, 'tax', answer('SOLVED', '旧申报是系统升级时漏转的，不是您的责任，已经补做。清税证明今天开出。')],
      [11.7, 'shopkeeper', confirm],
      [
        11.6,
        'shopkeeper',
        {
          action: 'RATE',
          rating: {
            face: 2,
            solved: 'YES',
            reasons: ['SLOW', 'REPEATED_MATERIALS'],
            text: '事情办成了，可是不该跑四趟。',
          },
        },
      ],
    ],
  },
  {
    filed: 18.6,
    by: 'engineer',
    channel: 'H5',
    reasons: ['STUCK'],
    text: '厂区东侧空地想先建临时仓库，说是农用地不让建，问能不能先用后补手续。',
    steps: [
      [
        18.3,
        'officer',
        dispatch('planning', {
          tier: 'MAJOR',
          urgency: 'NORMAL',
          category: 'LAND_PLANNING',
          cause: 'LAW_NOT_SPECIFIC',
        }),
      ],
      [18.1, 'planning', sign],
      [16.8, 'planning', progress('已核对土地利用现状图，该地块确为农用地。')],
      [
        14.2,
        'planning',
        answer(
          'EXPLAINED_NOT_POSSIBLE',
          '《土地管理法》第四十四条规定，占用农用地建设要先办农用地转用审批，不能先用后补。可以先租用园区现有仓库，我们已把联系人发给您；转用申请的材料清单也一并附上。不服本答复的，可在六十日内申请行政复议。',
        ),
      ],
      [13.3, 'engineer', confirm],
    ],
  },
  {
    filed: 13.4,
    by: 'owner',
    channel: 'WECHAT',
    reasons: ['ONLINE_HARD'],
    text: '兼职老师信息备案页面打不开，换了三个浏览器都是空白，明天就是截止日。',
    steps: [
      [
        13.3,
        'officer',
        dispatch('education', { tier: 'SIMPLE', urgency: 'CRITICAL', category: 'OTHER', cause: 'OTHER' }),
      ],
      [13.2, 'education', sign],
      [12.9, 'education', answer('SOLVED', '页面故障已修复，截止日顺延三天。您填过的内容还在，打开就能接着填。')],
      [12.8, 'owner', confirm],
      [
        12.7,
        'owner',
        {
          action: 'RATE',
          rating: { face: 5, solved: 'YES', reasons: [], text: null },
        },
      ],
    ],
  },
]
