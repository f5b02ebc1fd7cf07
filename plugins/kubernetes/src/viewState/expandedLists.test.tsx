import { fireEvent, render, screen } from '@testing-library/react';
import { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { ExpandedListsProvider, useExpandedList } from './expandedLists';
import { LocalViewState } from './LocalViewState';
import { useViewState } from './useViewState';

function List({ name }: { readonly name: string }) {
  const [isWhole, show] = useExpandedList(name);
  return (
    <button aria-pressed={isWhole} onClick={() => show(!isWhole)}>
      {name}
    </button>
  );
}

function Address() {
  const [{ expanded }, change] = useViewState();
  return (
    <>
      <output>{expanded.join()}</output>
      <button onClick={() => change({ expanded: ['causes'] })}>Link</button>
    </>
  );
}

const start = (expanded: readonly string[], lists: ReactNode) =>
  render(
    <MemoryRouter>
      <LocalViewState initial={{ expanded }}>
        <Address />
        {lists}
      </LocalViewState>
    </MemoryRouter>,
  );
const click = (name: string) =>
  fireEvent.click(screen.getByRole('button', { name }));
const isWhole = (name: string) =>
  screen.getByRole('button', { name }).getAttribute('aria-pressed');

it('remembers each expanded list once, and others beside it', () => {
  start(
    ['causes'],
    <ExpandedListsProvider>
      <List name="causes" />
      <List name="notes" />
      <List name="note" />
    </ExpandedListsProvider>,
  );
  const output = screen.getByRole('status');
  expect(['causes', 'notes', 'note'].map(isWhole)).toEqual([
    ...['true', 'false', 'false'],
  ]);
  click('notes');
  expect(output).toHaveTextContent(/^causes,notes$/);
  click('causes');
  expect(output).toHaveTextContent(/^notes$/);
  click('Link');
  expect(['causes', 'notes'].map(isWhole)).toEqual(['true', 'false']);
  click('note');
  expect(output).toHaveTextContent(/^causes,note$/);
});

it('leaves each list to itself elsewhere', () => {
  start([], [<List key="a" name="a" />, <List key="b" name="b" />]);
  click('a');
  expect(['a', 'b'].map(isWhole)).toEqual(['true', 'false']);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});

it('remembers a list once that is expanded twice', () => {
  function Opener() {
    const [, show] = useExpandedList('notes');
    return <button onClick={() => show(true)}>Open</button>;
  }
  start(
    [],
    <ExpandedListsProvider>
      <Opener />
    </ExpandedListsProvider>,
  );
  click('Open');
  click('Open');
  expect(screen.getByRole('status')).toHaveTextContent(/^notes$/);
});
