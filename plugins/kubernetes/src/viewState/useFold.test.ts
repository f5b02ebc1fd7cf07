import { act, renderHook } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useFold } from './useFold';

const renderFold = (leftOut?: string) =>
  renderHook(({ asked }) => useFold('workloads', asked), {
    initialProps: { asked: leftOut },
    wrapper: MemoryRouter,
  });

it('is folded until the reader opens it', () => {
  const { result } = renderFold();
  expect(result.current[0]).toBe(false);
  act(() => result.current[1](true));
  expect(result.current[0]).toBe(true);
  act(() => result.current[1](false));
  expect(result.current[0]).toBe(false);
});

it('opens for an object that it leaves out, and stays open after it', () => {
  const { result, rerender } = renderFold();
  rerender({ asked: 'web' });
  expect(result.current[0]).toBe(true);
  rerender({ asked: undefined });
  expect(result.current[0]).toBe(true);
});

it('is open at once where the link asks for such an object', () => {
  expect(renderFold('web').result.current[0]).toBe(true);
});

it('can be folded while the object is open, and opens for the next one or the same again', () => {
  const { result, rerender } = renderFold('web');
  act(() => result.current[1](false));
  expect(result.current[0]).toBe(false);
  rerender({ asked: 'api' });
  expect(result.current[0]).toBe(true);
  act(() => result.current[1](false));
  rerender({ asked: undefined });
  expect(result.current[0]).toBe(false);
  rerender({ asked: 'api' });
  expect(result.current[0]).toBe(true);
});
