/** Looks every few milliseconds until it is so; rejects when it does not become so, which takes long on a busy machine. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  patienceMs = 20_000,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`Not so: ${holds}`);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
