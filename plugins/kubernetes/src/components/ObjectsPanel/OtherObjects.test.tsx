import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  anObjectView,
  anOther,
  panelProps,
} from '../../__testUtils__/objectsPanel';
import { OtherObject } from '../../service';
import { OtherObjects, OtherObjectsProps } from './OtherObjects';

const many = (count: number, changes: Partial<OtherObject> = {}) =>
  Array.from({ length: count }, (_, i) =>
    anOther([anObjectView({ kind: 'ConfigMap', name: `map-${i}` })], changes),
  );

async function show(
  objects: readonly OtherObject[],
  changes: Partial<OtherObjectsProps> = {},
) {
  const props = { ...panelProps(), objects, ...changes };
  renderInTestApp(
    <>
      <p>above</p>
      <OtherObjects {...props} />
    </>,
  );
  await screen.findByText('above');
  return props;
}

/** Without looking whether each of them is hidden, which takes long. */
const items = () => screen.queryAllByRole('listitem', { hidden: true });
const rows = () => items().map(({ textContent }) => textContent);

it('is not there without objects', async () => {
  await show([]);
  expect(screen.queryByText('Other objects')).toBeNull();
});

it('has a line for each object, with its cluster and state', async () => {
  const props = await show([
    anOther(
      [
        anObjectView({
          kind: 'PersistentVolumeClaim',
          name: 'data',
          claim: { phase: 'Lost', usedBy: [] },
        }),
      ],
      { state: 'failing' },
    ),
  ]);
  expect(rows()).toEqual(['PersistentVolumeClaim dataCluster eufailingLost']);
  await userEvent.click(
    screen.getByRole('button', { name: 'PersistentVolumeClaim data' }),
  );
  expect(props.onOpen).toHaveBeenCalledWith('PersistentVolumeClaim/shop/data');
});

it('counts the clusters of an object, and those that have the state', async () => {
  const views = ['eu', 'us', 'ap'].map(cluster =>
    anObjectView({ kind: 'ConfigMap' }, cluster),
  );
  await show([anOther(views, { state: 'failing', affected: 2 })]);
  expect(rows()[0]).toMatch(/^ConfigMap web3 clustersfailing.*2.*3/);
});

it('says nothing of numbers where all clusters have the state, or none', async () => {
  const views = ['eu', 'us'].map(cluster =>
    anObjectView({ kind: 'ConfigMap' }, cluster),
  );
  await show([
    anOther(views, { key: 'a', state: 'failing' }),
    anOther(views, { key: 'b', state: undefined, affected: 1 }),
  ]);
  expect(rows()).toEqual([
    'ConfigMap web2 clustersfailing',
    'ConfigMap web2 clusters',
  ]);
});

it('names the definition of a custom resource', async () => {
  const customResource = { definition: 'services.serving.knative.dev' };
  await show([anOther([anObjectView({ customResource })])]);
  expect(rows()[0]).toMatch(/^Service web services\.serving\.knative\.dev/);
});

describe('the field that finds objects', () => {
  it('is not there for ten objects', async () => {
    await show(many(10));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('narrows a longer list', async () => {
    await show(many(11));
    await userEvent.type(screen.getByRole('searchbox'), 'map-10');
    expect(rows()).toEqual(['ConfigMap map-10Cluster eu']);
  });

  it('says that nothing matches', async () => {
    await show(many(11));
    expect(screen.queryByText(/^No object matches/)).toBeNull();
    await userEvent.type(screen.getByRole('searchbox'), 'secret');
    expect(screen.getByText('No object matches “secret”.')).toBeVisible();
    expect(rows()).toEqual([]);
  });
});

describe('a long list', () => {
  const withIssues = (count: number) => many(count, { hasIssue: true });

  it('has only what has issues until it is unfolded', async () => {
    await show([...withIssues(2), ...many(30).slice(2)]);
    expect(rows()).toHaveLength(2);
    await userEvent.click(screen.getByText('Show 28 objects without issues'));
    expect(rows()).toHaveLength(30);
    await userEvent.click(screen.getByText('Show fewer objects'));
    expect(rows()).toHaveLength(2);
  });

  it('is whole where it is short', async () => {
    await show(many(5));
    expect(rows()).toHaveLength(5);
    expect(screen.queryByText(/^Show/)).toBeNull();
  });

  it('has at most fifty at first', async () => {
    await show(withIssues(51));
    expect(rows()).toHaveLength(50);
    expect(screen.getByText('Show all 51 objects')).toBeVisible();
  });

  it('says nothing good of what can’t be read now', async () => {
    const stale = many(6).map(other => ({
      ...other,
      objects: other.objects.map(view => ({ ...view, isStale: true })),
    }));
    await show(stale);
    expect(screen.getByText('Show all 6 objects')).toBeVisible();
  });

  it('shows what the reader has filtered for', async () => {
    await show(many(30), { isNarrowed: true });
    expect(rows()).toHaveLength(30);
  });

  it('opens for the object whose details are open, and marks it', async () => {
    await show(many(30), { target: 'ConfigMap/shop/map-29' });
    expect(rows()).toHaveLength(30);
    const marked = items().filter(item => item.dataset.target === 'true');
    expect(marked.map(({ textContent }) => textContent)).toEqual([
      'ConfigMap map-29Cluster eu',
    ]);
  });
});
