/** `Active=False Reason: message` */
export const conditions = (...texts: readonly string[]) => ({
  conditions: texts.map(text => {
    const [, type, status, reason, message = `about ${type}`] =
      /^(\w+)=(\w+)(?: (\w+))?(?:: (.+))?$/.exec(text) ?? [];
    return { type, status, ...(reason && { reason }), message };
  }),
});

/** A status of an API, made up and short, and the state that it means. */
export type Example = readonly [
  state: string,
  api: string,
  status: object,
  spec?: object,
];
