import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { AgeWords, SpanWords, useAge, useSpan } from './useAge';

const NOW = Date.parse('2026-03-01T12:00:30Z');
const before = (seconds: number) =>
  new Date(NOW - seconds * 1_000).toISOString();

async function start(now = NOW): Promise<[AgeWords, SpanWords]> {
  let seen: [AgeWords, SpanWords] | undefined;
  function Page() {
    seen = [useAge(now), useSpan(now)];
    return null;
  }
  renderInTestApp(<Page />);
  return waitFor(() => {
    if (!seen) throw new Error('Nothing is rendered yet');
    return seen;
  });
}

it('says how long ago something was', async () => {
  const [{ age, ago }] = await start();
  expect([before(90), undefined, 'soon'].map(age)).toEqual([
    '1m',
    ...[undefined, undefined],
  ]);
  expect([1.9, 2, 7_200, -5].map(each => ago(before(each)))).toEqual([
    'just now',
    '2s ago',
    '2h ago',
    'just now',
  ]);
});

it('says how long something has been so, in whole minutes', async () => {
  const [, span] = await start();
  // By the begin of this minute, so that it does not change with each second.
  const times = [30, 89, 90, 150, 3 * 3_600 + 30].map(before);
  expect(times.map(span)).toEqual([
    ...[undefined, undefined],
    ...['1 min', '2 min', '3 hr'],
  ]);
  expect([undefined, 'soon'].map(span)).toEqual([undefined, undefined]);
});

it('goes with the time', async () => {
  function Page() {
    const [now, setNow] = useState(NOW);
    const { age, ago } = useAge(now);
    const span = useSpan(now);
    const time = before(90);
    return (
      <button onClick={() => setNow(now + 3_600_000)}>
        {[age(time), ago(time), span(time)].join()}
      </button>
    );
  }
  renderInTestApp(<Page />);
  const button = await screen.findByRole('button', { name: '1m,1m ago,1 min' });
  fireEvent.click(button);
  expect(button).toHaveTextContent('1h,1h ago,1 hr');
});
