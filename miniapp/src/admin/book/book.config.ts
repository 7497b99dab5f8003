export default definePageConfig({ navigationBarTitleText: '从钉钉通讯录录入' })
