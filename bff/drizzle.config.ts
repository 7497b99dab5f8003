import { defineConfig } from 'drizzle-kit'

// DIALECT=sqlite|pg drizzle-kit generate: both folders of migrations come from the one schema.
const engine = process.env.DIALECT === 'pg' ? 'pg' : 'sqlite'

export default defineConfig({
  dialect: engine === 'pg' ? 'postgresql' : 'sqlite',
  schema: `./src/db/drizzle.${engine}.ts`,
  out: `./migrations/${engine}`,
})
