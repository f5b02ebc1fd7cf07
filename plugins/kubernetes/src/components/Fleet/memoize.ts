/** Memoizes by the argument, without a bound. */
export function memoize<Key extends string | undefined, Value>(
  answer: (key: Key) => Value,
): (key: Key) => Value {
  const answers = new Map<Key, Value>();
  return key => {
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Value;
    const value = answer(key);
    answers.set(key, value);
    return value;
  };
}
