import { Text, View } from '@tarojs/components'
import { accessible, pressable } from '../../components/accessible'
import { useWide } from '../../platform/use-wide'
import { go } from '../../session/go'
import { useSession } from '../../session/session'
import { staffWords } from '../words'
import { PAGES, placesFor, type StaffPlace } from './places'
import { useStaffRail } from './use-staff-rail'
import './rail.scss'

/** For `Page`: the rail of a desk; nothing on a phone, and nothing for who works for no unit and no centre. */
export function useRail(current: StaffPlace) {
  const { viewer } = useSession()
  const works = viewer && (viewer.mayOpenQueue || viewer.mayOpenBoard || viewer.mayOpenAdministration)
  return useWide() && works ? <StaffRail current={current} /> : undefined
}

/** Where a member of staff can go, at the left of a desk; what he may not open is absent. */
function StaffRail({ current }: { current: StaffPlace }) {
  const { viewer, countOf } = useStaffRail()
  const unread = viewer?.unreadMessages ?? 0
  const counts: Partial<Record<StaffPlace, string>> = {
    queue: countOf('NOW'),
    messages: unread > 99 ? '99+' : String(unread),
  }
  return (
    <View className="qh-rail" {...accessible({ role: 'navigation', label: staffWords.staffBar })}>
      {placesFor(viewer, true).map((place) => {
        const count = counts[place] ?? '0'
        return (
          <View
            key={place}
            className={`qh-rail__item qh-rail__item--${place}${place === current ? ' qh-rail__item--current' : ''}`}
            {...pressable(() => (place === current ? undefined : go(PAGES[place])), {
              role: 'link',
              current: place === current ? 'page' : undefined,
            })}
          >
            <Text>{staffWords.places[place]}</Text>
            {count !== '0' ? <Text className="qh-rail__count">{count}</Text> : null}
          </View>
        )
      })}
    </View>
  )
}
