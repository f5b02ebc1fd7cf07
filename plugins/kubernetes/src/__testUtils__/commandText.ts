/** Finds a command by its whole text, which is in words that lines don't break. */
export function commandText(command: string | RegExp) {
  return (_: string, element: Element | null): boolean => {
    const text = element?.tagName === 'CODE' ? element.textContent ?? '' : '';
    return typeof command === 'string' ? text === command : command.test(text);
  };
}
