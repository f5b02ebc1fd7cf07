import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DEFAULT_VIEW_STATE } from '../../viewState';
import {
  ClearFilters,
  DisplayOptions,
  DisplayOptionsProps,
  Toolbar,
} from './Toolbar';

async function show(
  changes: Partial<DisplayOptionsProps['state']> = {},
  countsReady?: boolean,
) {
  const onChange = jest.fn();
  renderInTestApp(
    <DisplayOptions
      state={{ ...DEFAULT_VIEW_STATE, ...changes }}
      countsReady={countsReady}
      onChange={onChange}
    />,
  );
  const groups = await screen.findAllByRole('radiogroup');
  return {
    onChange,
    chosen: groups.map(group =>
      within(group)
        .getAllByRole<HTMLInputElement>('radio')
        .find(({ checked }) => checked)
        ?.getAttribute('aria-label'),
    ),
    options: groups.map(group =>
      within(group)
        .getAllByRole('radio')
        .map(each => each.getAttribute('aria-label')),
    ),
  };
}

describe('the display options', () => {
  it('are size and view of a grid', async () => {
    const { chosen, options } = await show();
    expect(options).toHaveLength(2);
    expect(options[0]).toHaveLength(3);
    expect(chosen[1]).toBe(options[1][0]);
  });

  it('have no size for a table', async () => {
    const { chosen, options } = await show({ view: 'table' });
    expect(options).toHaveLength(1);
    expect(chosen).toEqual([options[0][1]]);
  });

  it.each([true, false])(
    'say whether ready pods are counted: %s',
    async countsReady => {
      const { chosen, options } = await show({}, countsReady);
      expect(options).toHaveLength(3);
      const counted = options[0].find(name => /count/i.test(name ?? ''));
      expect(chosen[0] === counted).toBe(countsReady);
    },
  );

  it('change one thing at a time', async () => {
    const { onChange, options } = await show({}, true);
    const [ready, size, view] = options;
    await userEvent.click(
      screen.getByRole('radio', {
        name: ready.find(name => !/count/i.test(name ?? ''))!,
      }),
    );
    expect(onChange).toHaveBeenLastCalledWith({ ready: 'shown' });
    await userEvent.click(screen.getByRole('radio', { name: size[2]! }));
    expect(onChange).toHaveBeenLastCalledWith({ size: 'l' });
    await userEvent.click(screen.getByRole('radio', { name: view[1]! }));
    expect(onChange).toHaveBeenLastCalledWith({ view: 'table' });
  });
});

describe('the toolbar', () => {
  it('groups and filters the pods', async () => {
    const onChange = jest.fn();
    renderInTestApp(
      <Toolbar
        state={{ ...DEFAULT_VIEW_STATE, filter: 'dice' }}
        dimensions={[{ dimension: 'cluster', values: 2, pods: 9 }]}
        sentStates={[]}
        favourites={[]}
        onChange={onChange}
      />,
    );
    expect(
      await screen.findByRole('combobox', { name: 'Group by' }),
    ).toHaveValue('cluster');
    const field = screen.getByRole('searchbox', { name: 'Filter pods' });
    expect(field).toHaveValue('dice');
    await userEvent.type(field, 'x');
    await waitFor(() =>
      expect(onChange).toHaveBeenLastCalledWith({ filter: 'dicex' }),
    );
  });
});

it('clears everything that may hide a pod', async () => {
  const onChange = jest.fn();
  renderInTestApp(<ClearFilters onChange={onChange} />);
  await userEvent.click(await screen.findByRole('button'));
  expect(onChange).toHaveBeenCalledWith({
    filter: '',
    status: [],
    onlyMarked: false,
  });
});
