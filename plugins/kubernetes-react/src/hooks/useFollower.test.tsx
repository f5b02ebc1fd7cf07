import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { useFollower } from './useFollower';

interface Snapshot {
  readonly name: string;
  readonly waitsFor?: Promise<void>;
}

class FakeFollower {
  #snapshot: Snapshot = { name: 'before' };
  readonly #listeners = new Set<() => void>();
  reconnect = () => {};
  getSnapshot = () => this.#snapshot;
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  publish(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#listeners.forEach(listener => listener());
  }
}

const ready = new WeakSet<Promise<void>>();

/** All that was rendered. */
const names: string[] = [];

function Name({ follower }: { readonly follower: FakeFollower }) {
  const { name, waitsFor } = useFollower(follower);
  if (waitsFor && !ready.has(waitsFor)) throw waitsFor;
  names.push(name);
  return <p>{name}</p>;
}

const show = (follower: FakeFollower) =>
  render(
    <Suspense fallback="blocked">
      <Name follower={follower} />
    </Suspense>,
  );

describe('useFollower', () => {
  it('does not block the page with news, which React renders in slices', async () => {
    const follower = new FakeFollower();
    show(follower);
    let finish = () => {};
    const waitsFor = new Promise<void>(resolve => {
      finish = resolve;
    });
    await act(async () => follower.publish({ name: 'after', waitsFor }));
    // A synchronous update would have replaced it by the fallback.
    expect(screen.getByText('before')).toBeVisible();
    ready.add(waitsFor);
    await act(async () => finish());
    expect(screen.getByText('after')).toBeVisible();
  });

  it('shows what was published between the render and the subscription', () => {
    const follower = new FakeFollower();
    const { subscribe } = follower;
    follower.subscribe = listener => {
      follower.publish({ name: 'meanwhile' });
      return subscribe(listener);
    };
    show(follower);
    expect(screen.getByText('meanwhile')).toBeVisible();
  });

  it('shows nothing of the follower before', () => {
    const [first, second] = [new FakeFollower(), new FakeFollower()];
    second.publish({ name: 'other' });
    const { rerender } = show(first);
    names.length = 0;
    rerender(
      <Suspense fallback="blocked">
        <Name follower={second} />
      </Suspense>,
    );
    expect(screen.getByText('other')).toBeVisible();
    expect(new Set(names)).toEqual(new Set(['other']));
    act(() => first.publish({ name: 'old' }));
    expect(screen.getByText('other')).toBeVisible();
  });
});
