import { describe, expect, it } from 'vitest'
import { WHOLE_2027 } from './whole-year.fixture.ts'
import { parseYearNotice } from './year-notice.ts'

const NEW_YEAR = { date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }
const read = (text: string) => {
  const { lines, errors } = parseYearNotice(text)
  expect(errors).toEqual([])
  return lines.map(({ line: _, ...day }) => day)
}

describe('parseYearNotice', () => {
  it('reads comma separated lines with heading, quotes, comments and Windows line ends', () => {
    const text = '\uFEFFdate,kind,name\r\n# 2027\r\n2027-01-01,HOLIDAY,"元旦"\r\n\r\n2027-01-02, 上班 ,元旦\r\n'
    expect(parseYearNotice(text)).toEqual({
      lines: [
        { line: 3, ...NEW_YEAR },
        { line: 5, date: '2027-01-02', kind: 'WORKDAY', name: '元旦' },
      ],
      errors: [],
    })
  })

  it.each([
    ['JSON lines', '{"date":"2027-01-01","kind":"HOLIDAY","name":"元旦"}'],
    ['a published list', '{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}'],
    ['a list alone', '[{"name":"元旦","date":"2027-01-01","isOffDay":true}]'],
    ['Chinese headings and slashes', '日期,类型,名称\n2027/1/1,放假,元旦'],
    ['another order of columns', '节日,日期,安排\n元旦,2027/1/1,休'],
    ['tabs', 'date\tkind\tname\n2027-1-1\t休\t元旦'],
    ['wide commas', '2027年1月1日，放假，元旦'],
    ['true and false', 'name,date,isOffDay\n元旦,2027-01-01,true'],
    [
      'a calendar file',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nSUMMARY:元旦 假期 第1天/共1天\nEND:VEVENT\nEND:VCALENDAR',
    ],
    [
      'a calendar file with a solar term in it',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270105\nSUMMARY:小寒\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270102\nSUMMARY:元旦（休）\nEND:VEVENT\nEND:VCALENDAR',
    ],
  ])('reads %s', (_, text) => {
    expect(read(text)).toEqual([NEW_YEAR])
  })

  it('reads worked days, days taken back, and events of several days', () => {
    expect(read('2027-02-20,补班,春节\n2027-02-22,平日\n2027-02-23,NORMAL,')).toEqual([
      { date: '2027-02-20', kind: 'WORKDAY', name: '春节' },
      { date: '2027-02-22', kind: 'NORMAL', name: '' },
      { date: '2027-02-23', kind: 'NORMAL', name: '' },
    ])
    expect(read('{"days":[{"name":"春节","date":"2027-02-20","isOffDay":false}]}')[0]?.kind).toBe('WORKDAY')
    const event =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270205T000000\nDTEND:20270212T000000\nSUMMARY:春节（休）\nEND:VEVENT'
    expect(read(event)).toEqual(
      WHOLE_2027.filter(({ name, kind }) => name === '春节' && kind === 'HOLIDAY').map(({ source: _, ...day }) => day),
    )
  })

  it.each([
    ['2027-02-30,HOLIDAY,春节', 'date（日期）'],
    ['2027-02-29,HOLIDAY,春节', 'date（日期）'],
    ['2027-02-05,OFF,春节', 'kind（类型）'],
    ['2027-02-05,HOLIDAY,', 'name（名称）'],
    ['2027-02-05,HOLIDAY,\u200b', 'name（名称）'],
    ['2027-02-05', 'kind（类型）'],
    ['2027-05-02,上班,劳动节', '法定放假'],
    ['{"date":"2027-02-05"', 'JSON'],
    ['{"date":20270205,"kind":"HOLIDAY","name":"春节"}', 'date（日期）'],
  ])('names the field and the line of %s', (bad, said) => {
    const { lines, errors } = parseYearNotice(`2027-01-01,HOLIDAY,元旦\n${bad}\n2027-10-01,HOLIDAY,国庆`)
    expect(lines.map((day) => day.date)).toEqual(['2027-01-01', '2027-10-01'])
    expect(errors).toHaveLength(1)
    expect(errors[0]?.line).toBe(2)
    expect(errors[0]?.message).toContain(said)
  })

  it('refuses a date that comes twice, naming both lines, whether they agree or not', () => {
    for (const again of ['2027-01-01,HOLIDAY,元旦', '2027/1/1,上班,元旦', '2027-01-01,NORMAL,']) {
      const { lines, errors } = parseYearNotice(`2027-01-01,HOLIDAY,元旦\n\n${again}`)
      expect(lines).toHaveLength(1)
      expect(errors.map(({ line }) => line)).toEqual([3])
    }
    const { errors } = parseYearNotice('2027-01-02,HOLIDAY,元旦\n\n2027/1/2,放假,元旦')
    expect(errors[0]?.message).toContain('第 1 行')
  })

  it.each([
    ['no day at all', 'date,kind,name\n'],
    ['an empty file', ''],
    ['another table', '编号,标题\n1,消防\n2,用地\n3,税务'],
    ['a web page', '<html>\n<body>\n<p>放假</p>\n</body>'],
  ])('tells %s in one sentence that names what is accepted', (_, text) => {
    const { lines, errors } = parseYearNotice(text)
    expect(lines).toEqual([])
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toMatch(/isOffDay.*ics/)
  })
})
