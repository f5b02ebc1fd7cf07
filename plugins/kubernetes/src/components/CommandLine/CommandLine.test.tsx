import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { CommandLine } from './CommandLine';

it('is one text of words that no line break divides', async () => {
  const command = `kubectl  logs web-1 --tail=100 -- sh -c 'a  b'`;
  renderInTestApp(
    <div data-testid="line">
      <CommandLine command={command} />
    </div>,
  );
  const code = (await screen.findByTestId('line')).querySelector('code')!;
  expect(code.textContent).toBe(command);
  const words = [...code.children].map(word => word.textContent);
  expect(words).toContain('--tail=100');
  expect(words.join('')).not.toContain(' ');
});
