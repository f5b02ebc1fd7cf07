import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { readableOptions } from './readableCounts';
import { useText } from './useText';

function Texts() {
  const t = useText();
  return (
    <ul>
      <li>{t('toolbar.showingAll', { count: 12_345 })}</li>
      <li>{t('toolbar.showingAll', { count: 1 })}</li>
      <li>{t('toolbar.showing', { shown: '999', total: '270000' })}</li>
    </ul>
  );
}

describe('numbers in texts', () => {
  it('have separators, and the right plural', async () => {
    renderInTestApp(<Texts />);
    expect(await screen.findByText('12,345 pods')).toBeVisible();
    expect(screen.getByText('1 pod')).toBeVisible();
    expect(screen.getByText('Showing 999 of 270,000 pods')).toBeVisible();
  });

  it.each([
    ['de', '270.000'],
    ['en', '270,000'],
  ])('are written as in %s', (language, text) => {
    expect(readableOptions({ total: '270000' }, language)).toEqual({
      total: text,
    });
  });

  it.each([
    { port: '8080' },
    { exitCode: '1370' },
    { name: '20240101' },
    { total: 'all' },
    { count: 999 },
  ])('are left as they are where they name something: %j', options => {
    expect(readableOptions(options, 'en')).toEqual(options);
  });
});
