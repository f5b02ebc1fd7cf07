import { test as base } from '@playwright/test';

/** A backend that serves the app, over simulated clusters of its own. */
export interface Stack {
  readonly url: string;
  /** Where faults of the simulated clusters are set. */
  readonly controlUrl: string;
}

const DEMO: Stack = {
  url: 'http://localhost:3000',
  controlUrl: process.env.PODLIGHT_CONTROL_URL ?? '',
};

/** One for each worker, so that a fault that one test sets does not reach another. */
const STACKS: readonly Stack[] = JSON.parse(
  process.env.PODLIGHT_STACKS ?? JSON.stringify([DEMO]),
);

/** A test of the app, with the stack of its worker. */
export const test = base.extend<{ readonly controlUrl: string }>({
  baseURL: ({ browserName: _ }, provide, { parallelIndex }) =>
    provide(stackOf(parallelIndex).url),
  controlUrl: ({ browserName: _ }, provide, { parallelIndex }) =>
    provide(stackOf(parallelIndex).controlUrl),
});

function stackOf(index: number): Stack {
  const stack = STACKS[index];
  if (!stack) throw new Error(`There is no stack for worker ${index}.`);
  return stack;
}
