import { ShownLine } from '../LogView';
import { toPlainText } from './toPlainText';

const LINES = [
  { number: 1, time: '2026-03-01T12:00:00Z', text: 'ready' },
  { number: 2, text: '', source: { name: 'web-1', color: 0 } },
  {
    ...{ number: 3, time: '2026-03-01T12:00:01Z', text: 'gone' },
    source: { name: 'web-2', color: 1 },
  },
] as unknown as ShownLine[];

it('writes the name of the pod, the time if it is shown, and the text', () => {
  expect(toPlainText(LINES, true)).toBe(
    '2026-03-01T12:00:00Z ready\nweb-1 \nweb-2 2026-03-01T12:00:01Z gone\n',
  );
  expect(toPlainText(LINES, false)).toBe('ready\nweb-1 \nweb-2 gone\n');
  expect(toPlainText([], true)).toBe('');
});
