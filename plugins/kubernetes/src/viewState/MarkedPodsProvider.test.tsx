import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { LocalViewState } from './LocalViewState';
import { MAX_MARKED } from './markedPods';
import { MarkedPodsProvider, useMarkedPods } from './MarkedPodsProvider';

function Pods({ names }: { readonly names: readonly string[] }) {
  const marked = useMarkedPods();
  return (
    <>
      <output>
        {marked?.isFull && 'full '}
        {marked && [...marked.keys].map(key => `<${key}>`).join('')}
      </output>
      {names.map(name => (
        <button key={name} onClick={() => marked?.toggle(`eu/shop/${name}`)}>
          {name}
        </button>
      ))}
    </>
  );
}

const start = (marked: readonly string[], names: readonly string[]) =>
  render(
    <MemoryRouter>
      <LocalViewState initial={{ marked }}>
        <MarkedPodsProvider>
          <Pods names={names} />
        </MarkedPodsProvider>
      </LocalViewState>
    </MemoryRouter>,
  );
const click = (name: string) => fireEvent.click(screen.getByText(name));

it('marks pods, and removes marks', () => {
  start([], ['a', 'b']);
  const output = screen.getByRole('status');
  expect(output).toBeEmptyDOMElement();
  click('b');
  click('a');
  expect(output).toHaveTextContent('<eu/shop/a><eu/shop/b>');
  click('b');
  expect(output).toHaveTextContent(/^<eu\/shop\/a>$/);
});

it('says that there is no room for more, until there is', () => {
  const names = Array.from({ length: MAX_MARKED }, (_, i) => `web-${i}`);
  start(
    names.map(name => `eu/shop/${name}`),
    ['web-0', 'one-more'],
  );
  const output = screen.getByRole('status');
  click('one-more');
  expect(output).toHaveTextContent(/^full /);
  expect(output).not.toHaveTextContent('one-more');
  click('web-0');
  expect(output).not.toHaveTextContent('full');
  click('one-more');
  expect(output).toHaveTextContent('one-more');
  expect(output).not.toHaveTextContent('full');
});
