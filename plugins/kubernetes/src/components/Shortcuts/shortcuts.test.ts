import { findShortcut } from './shortcuts';

/** The shortcut of a key that is pressed in that element. */
function press(html: string, init: KeyboardEventInit = { key: 'g' }) {
  document.body.innerHTML = html;
  let found: string | undefined;
  const listen = (event: KeyboardEvent) => {
    found = findShortcut(event);
  };
  document.addEventListener('keydown', listen);
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true });
  document.body.firstElementChild?.dispatchEvent(event);
  document.removeEventListener('keydown', listen);
  return found;
}

it.each([
  ['<button></button>', 'group'],
  ['<input type="radio">', 'group'],
  ['<input type="checkbox">', 'group'],
  ['<input>', undefined],
  ['<input type="search">', undefined],
  ['<select></select>', undefined],
  ['<textarea></textarea>', undefined],
])('finds in %s: %s', (html, shortcut) => {
  expect(press(html)).toBe(shortcut);
});

it.each(['altKey', 'ctrlKey', 'metaKey'])('leaves %s to others', key => {
  expect(press('<b></b>', { key: 'g', [key]: true })).toBeUndefined();
});

it('finds what needs the shift key, and no other letter', () => {
  expect(press('<b></b>', { key: '?', shiftKey: true })).toBe('help');
  expect(press('<b></b>', { key: 'G', shiftKey: true })).toBeUndefined();
});
