import { Text, View } from '@tarojs/components'
import { accessible, pressable } from '../../components/accessible'
import { go } from '../../session/go'
import { PAGES, placesFor, type StaffViewer } from '../rail/places'
import { staffWords } from '../words'

/** Where a member of staff can go, at the foot of a phone; what he may not open is absent. */
export function StaffBar({ viewer }: { viewer: StaffViewer | undefined }) {
  return (
    <View className="qh-staff-bar" {...accessible({ role: 'navigation', label: staffWords.staffBar })}>
      {placesFor(viewer, false).map((place) => (
        <View
          key={place}
          className={place === 'queue' ? 'qh-staff-bar__item qh-staff-bar__item--current' : 'qh-staff-bar__item'}
          {...pressable(() => (place === 'queue' ? undefined : go(PAGES[place])), {
            role: 'link',
            current: place === 'queue' ? 'page' : undefined,
          })}
        >
          <Text>{staffWords.places[place]}</Text>
        </View>
      ))}
    </View>
  )
}
