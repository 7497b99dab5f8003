/** What outlives a killed app: hand the same device to the next host and it is all there again. */
export interface Device {
  readonly storage: Map<string, unknown>
  readonly files: Map<string, DeviceFile>
}

export interface DeviceFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const createDevice = (): Device => ({ storage: new Map(), files: new Map() })
