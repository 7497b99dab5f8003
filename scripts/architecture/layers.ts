/** Folders that stand together because they import each other; most stand alone. */
export type Group = { readonly folders: readonly string[]; readonly imports: readonly Group[] }

/** Of a package: its folders by the layers in which they stand. */
export type Drawn = { readonly name: string; readonly layers: readonly (readonly Group[])[] }

type Imports = ReadonlyMap<string, ReadonlySet<string>>

/** From the folders that import nothing up; what is imported through another one anyway is left out. */
export function layersOf(imports: Imports): Group[][] {
  const reached = new Map([...imports.keys()].map((folder) => [folder, reachedFrom(folder, imports)]))
  const goesTo = (one: string, other: string) => reached.get(one)?.has(other) ?? false
  const made = new Map<string, Group>()
  const groupOf = (folder: string): Group => {
    const known = made.get(folder)
    if (known) return known
    const folders = [...imports.keys()]
      .filter((other) => other === folder || (goesTo(folder, other) && goesTo(other, folder)))
      .sort()
    const below = [...new Set(folders.flatMap((each) => [...(imports.get(each) ?? [])]))]
      .filter((other) => !folders.includes(other))
      .sort()
    const nearest = below.filter((one) => !below.some((other) => goesTo(other, one) && !goesTo(one, other)))
    const group = { folders, imports: [...new Set(nearest.map(groupOf))] }
    for (const each of folders) made.set(each, group)
    return group
  }
  const groups = [...new Set([...imports.keys()].sort().map(groupOf))]
  const layers = Map.groupBy(groups, heightOf)
  return Array.from({ length: layers.size }, (_, height) => layers.get(height) ?? [])
}

const heightOf = ({ imports }: Group): number => (imports.length === 0 ? 0 : 1 + Math.max(...imports.map(heightOf)))

function reachedFrom(folder: string, imports: Imports): Set<string> {
  const reached = new Set<string>()
  const next = [...(imports.get(folder) ?? [])]
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    if (reached.has(each)) continue
    reached.add(each)
    next.push(...(imports.get(each) ?? []))
  }
  return reached
}
