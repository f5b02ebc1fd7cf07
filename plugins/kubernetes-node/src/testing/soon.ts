/** Far more than a provider needs to notice an abort. */
const PATIENCE_MS = 2_000;

/** Whether a promise settles soon, and how. */
export async function settlesSoon<T>(
  promise: Promise<T>,
): Promise<
  | { readonly type: 'resolved'; readonly value: T }
  | { readonly type: 'rejected'; readonly error: unknown }
  | { readonly type: 'pending' }
> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<{ type: 'pending' }>(resolve => {
    timer = setTimeout(() => resolve({ type: 'pending' }), PATIENCE_MS);
  });
  try {
    return await Promise.race([
      promise.then(
        value => ({ type: 'resolved' as const, value }),
        (error: unknown) => ({ type: 'rejected' as const, error }),
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
