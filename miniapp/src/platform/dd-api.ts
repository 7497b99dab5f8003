/** The part of DingTalk's own mini-program API that we call without Taro, whose mapping is made for Alipay. */
interface DdCall<Result> {
  success?(result: Result): void
  fail?(failure: { error?: number; errorMessage?: string }): void
}

interface DdApi {
  httpRequest(
    options: {
      url: string
      method: string
      data?: string
      dataType: 'text'
      headers: Record<string, string>
      timeout: number
    } & DdCall<{ data: unknown; status: number; headers?: Record<string, string> }>,
  ): { abort?(): void } | undefined
  uploadFile(
    options: {
      url: string
      fileType: 'image' | 'file'
      fileName: string
      filePath: string
      formData?: Record<string, string>
      header?: Record<string, string>
    } & DdCall<{ data?: string; statusCode?: number | string }>,
  ): { abort?(): void; onProgressUpdate?(listener: (event: { progress: number }) => void): void } | undefined
  getAuthCode(options: { corpId: string } & DdCall<{ authCode: string }>): void
  scan(options: { type: 'qr' } & DdCall<{ code: string }>): void
  chooseImage(options: { count: number } & DdCall<{ apFilePaths?: string[]; filePaths?: string[] }>): void
  compressImage(
    options: { filePaths: string[]; compressLevel: number } & DdCall<{ filePaths?: string[]; apFilePaths?: string[] }>,
  ): void
  getFileInfo(options: { apFilePath: string } & DdCall<{ size: number }>): void
  saveFile(options: { apFilePath: string } & DdCall<{ apFilePath: string }>): void
  removeSavedFile(options: { apFilePath: string } & DdCall<unknown>): void
}

declare const dd: DdApi

export const ddApi = (): DdApi => dd
