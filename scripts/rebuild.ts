import '../bff/src/life/rebuild.cli.ts'
