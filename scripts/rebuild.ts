import '../bff/src/requests/rebuild.cli.ts'
