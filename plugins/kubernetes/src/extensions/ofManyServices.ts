/** Finds entities that have services below them. An object, so that app-config can replace it. */
export const OF_MANY_SERVICES = {
  kind: { $in: ['system', 'domain', 'group', 'user'] },
};
