import { renderInTestApp } from '@backstage/frontend-test-utils';
import { UsageValue } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import {
  kubectlAmount,
  ResourceUsage,
  ResourceUsageProps,
  toPercent,
} from './ResourceUsage';

const MEBIBYTE = 1024 * 1024;

async function show(props: Partial<ResourceUsageProps>) {
  renderInTestApp(
    <div data-testid="usage">
      <ResourceUsage resource="memory" bounds={{}} {...props} />
    </div>,
  );
  return screen.findByTestId('usage');
}

const use = (changes: Partial<UsageValue>): UsageValue => ({
  used: 50 * MEBIBYTE,
  level: 'fine',
  ...changes,
});
const limit = 200 * MEBIBYTE;
const request = 100 * MEBIBYTE;

describe('the usage of a container', () => {
  it.each<[string, Partial<UsageValue>, string]>([
    [
      'limit and request',
      { limit, request },
      '50 MiB of 200 MiB limit (25%); request 100 MiB',
    ],
    ['limit', { limit }, '50 MiB of 200 MiB limit (25%); no request'],
    ['request', { request }, '50 MiB of 100 MiB request (50%); no limit'],
    ['neither', {}, '50 MiB; no request, no limit'],
  ])('is compared with what there is: %s', async (_, changes, words) => {
    const usage = await show({ use: use(changes) });
    expect(usage).toHaveTextContent(words);
    expect(usage.querySelector('[data-state]')).toBeNull();
  });

  it.each([
    ['near', 'notReady', /Near its limit/],
    ['over', 'failing', /At its limit/],
  ] as const)('%s its limit says what follows', async (level, sign, words) => {
    const usage = await show({ use: use({ limit, level }) });
    expect(usage).toHaveTextContent(words);
    // The sign repeats what the words say.
    expect(usage.querySelector(`[data-state="${sign}"]`)).toBeInTheDocument();
  });

  it.each([
    [{ limit, request }, 'limit 200 MiB, request 100 MiB'],
    [{ limit }, 'limit 200 MiB, no request'],
    [{ request }, 'request 100 MiB, no limit'],
  ])('that was not measured says the bounds: %j', async (bounds, words) => {
    expect(await show({ bounds })).toHaveTextContent(words);
  });

  it('is nothing where nothing is known', async () => {
    expect(await show({})).toBeEmptyDOMElement();
  });

  it('has the amounts of kubectl to copy', async () => {
    await show({ use: use({ limit }) });
    expect(screen.getByTitle(/50Mi of 200Mi limit/)).toBeVisible();
    expect(kubectlAmount('cpu', 250)).toBe('250m');
    expect(toPercent(1, 3)).toBe('33');
  });
});
