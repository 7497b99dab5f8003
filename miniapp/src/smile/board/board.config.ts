export default definePageConfig({ navigationBarTitleText: '微笑指数' })
