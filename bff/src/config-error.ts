/** The environment cannot be used: the message names every variable, and what to do. */
export class ConfigError extends Error {}
