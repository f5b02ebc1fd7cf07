import { renderInTestApp } from '@backstage/frontend-test-utils';
import { waitFor } from '@testing-library/react';
import { useUntil } from './useUntil';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let until: ReturnType<typeof useUntil>;

beforeEach(async () => {
  let seen: typeof until | undefined;
  function Page() {
    seen = useUntil(NOW);
    return null;
  }
  renderInTestApp(<Page />);
  until = await waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
});

it('says when something will be, and at which time of which zone', () => {
  const words = (leftMs: number, zone?: string) =>
    until(new Date(NOW + leftMs).toISOString(), zone);
  expect([
    words(-HOUR),
    words(90 * SECOND),
    words(HOUR - SECOND),
    words(HOUR),
    words(24 * HOUR - SECOND),
    words(24 * HOUR),
    words(47 * HOUR),
    words(48 * HOUR),
  ]).toEqual([
    'in 0 minutes, at 11:00 UTC',
    'in 2 minutes, at 12:01 UTC',
    'in 60 minutes, at 12:59 UTC',
    'in 1 hour, at 13:00 UTC',
    'in 23 hours, at 11:59 UTC',
    'in 24 hours, at Mon, Mar 2, 12:00 UTC',
    'in 47 hours, at Tue, Mar 3, 11:00 UTC',
    'in 2 days, at Tue, Mar 3, 12:00 UTC',
  ]);
  expect([
    words(HOUR, 'Europe/Berlin'),
    words(HOUR, 'Mars/Olympus'),
    words(12 * HOUR),
  ]).toEqual([
    'in 1 hour, at 14:00 Europe/Berlin',
    'in 1 hour, at 13:00 UTC',
    'in 12 hours, at 00:00 UTC',
  ]);
});
