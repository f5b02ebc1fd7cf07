/** For what runs to its end: a long job is no problem. */
export const DAY = 86_400;
