import {
  FleetEnvironmentCell,
  FleetSkew,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { showWithFleetWords } from '../../__testUtils__/fleetPanel';
import { FleetWords } from './useFleetWords';

const NOW = Date.parse('2026-11-22T07:00:00Z');
const NAMES = { service: 'shop', place: 'Europe' };

const aCell = (
  changes: Partial<FleetEnvironmentCell> = {},
): FleetEnvironmentCell => ({
  clusters: ['eu'],
  state: 'healthy',
  pods: 3,
  ready: 2,
  ...changes,
});

describe('useFleetWords', () => {
  let words: FleetWords;
  beforeEach(async () => {
    words = await showWithFleetWords(() => <p>ready</p>, NOW);
  });

  it('names a service by its title, or as its reference', () => {
    const entityRef = 'component:default/shop';
    expect(words.serviceName({ entityRef, title: 'The Shop' })).toBe(
      'The Shop',
    );
    expect(words.serviceName({ entityRef })).toBe('shop');
    expect(words.serviceName({ entityRef, title: 'a\u202eb' })).toBe(
      'a⟨U+202E⟩b',
    );
    expect(words.refName('group:default/a\u202eb')).toBe('a⟨U+202E⟩b');
  });

  it('names an environment by its title or value, or says what it lacks', () => {
    const { environmentName, t } = words;
    const clusters: string[] = [];
    expect(
      environmentName({ value: 'eu', title: 'Europe', clusters }, 'cluster'),
    ).toBe('Europe');
    expect(environmentName({ value: 'eu', clusters }, 'region')).toBe('eu');
    const absent = { value: undefined, clusters };
    expect(environmentName(absent, 'region')).toBe(t('fleet.noRegion'));
    expect(environmentName(absent, 'parameter:stage')).toBe(
      t('fleet.noParameter', { key: 'stage' }),
    );
    expect(environmentName({ value: 'a\u202eb', clusters }, 'region')).toBe(
      'a⟨U+202E⟩b',
    );
  });

  it('says the cause in the words of the backend, which knows more, else by the title of the first class', () => {
    const classes = ['OOMKilled', 'AppCrash'];
    const title = words.classTitle('OOMKilled');
    const state = 'failing';
    const headline = 'It broke';
    expect(words.cause({ state, classes, headline })).toBe(headline);
    expect(words.cause({ state, classes })).toBe(title);
    expect(words.cause({ state, classes: [] })).toBeUndefined();
    expect(words.cause({ state })).toBeUndefined();
    expect(words.cause({ state, headline: 'a\u202eb' })).toBe('a⟨U+202E⟩b');
  });

  it('says in the reader’s language that only a part of a service is known, beside what is wrong with it', () => {
    const limited = { isLimited: true, headline: 'It broke' };
    const part = words.t('fleet.cell.limited');
    expect(words.cause({ state: 'unseen', ...limited })).toBe(part);
    expect(words.cause({ state: 'failing', ...limited })).toBe(
      `It broke\u00a0· ${part}`,
    );
  });

  it('says for how long something is so, from a minute on', () => {
    const ago = (seconds: number) =>
      words.since(new Date(NOW - seconds * 1_000).toISOString());
    expect(ago(12 * 60)).toBe(words.t('fleet.since', { span: '12 min' }));
    expect(ago(20)).toBeUndefined();
    expect(words.since(undefined)).toBeUndefined();
  });

  it('says how many pods are ready, or the state where there are none', () => {
    const { ready, stateName, t } = words;
    expect(ready(aCell())).toBe(t('fleet.ready', { ready: '2', total: '3' }));
    expect(ready(aCell({ pods: 1_234, ready: 0 }))).toBe('0/1,234');
    expect(ready(aCell({ pods: 0, ready: 0, state: 'absent' }))).toBe(
      stateName('absent'),
    );
  });

  it.each<FleetState>(['failing', 'unseen', 'healthy'])(
    'names the state %s',
    state => {
      expect(words.stateName(state)).toBe(words.t(`fleet.state.${state}`));
    },
  );

  it('says where a service is not, and where that is not known', () => {
    const { isAbsent, isUnknown, t } = words;
    expect(isAbsent(NAMES)).toBe(t('fleet.cell.absent', NAMES));
    expect(isUnknown(NAMES)).toBe(t('fleet.cell.unknown', NAMES));
  });

  describe('of a cell', () => {
    const label = (changes: Partial<FleetEnvironmentCell>, skew?: FleetSkew) =>
      words.cellLabel(aCell(changes), NAMES, skew);
    const head = (state: FleetState = 'healthy') =>
      words.t('fleet.cell.label', { ...NAMES, state: words.stateName(state) });

    it('has no more than the state where nothing else is known', () => {
      expect(label({ pods: 0, ready: 0 })).toBe(head());
    });

    it('has all parts, in their order', () => {
      const { since, t } = words;
      const time = new Date(NOW - 3_600_000).toISOString();
      expect(
        label({
          state: 'failing',
          since: time,
          clusters: ['eu', 'us'],
          versions: ['1.0', '1.1'],
        }),
      ).toBe(
        [
          head('failing'),
          since(time),
          t('fleet.cell.pods', { ready: '2', total: '3' }),
          t('fleet.cell.clusters', { count: 2 }),
          t('fleet.cell.version', { version: '1.0, 1.1' }),
        ].join(', '),
      );
    });

    it('compares its version with that of the others', () => {
      const { t } = words;
      const reference = '1.1';
      const text = (version: string, isOrdered: boolean) =>
        label(
          { pods: 0, ready: 0, versions: [version] },
          { reference, isOrdered },
        ).replace(`${head()}, `, '');
      const names = { version: '1.0', reference };
      expect(text('1.0', true)).toBe(t('fleet.cell.older', names));
      expect(text('1.0', false)).toBe(t('fleet.cell.other', names));
      expect(text('1.1', true)).toBe(
        t('fleet.cell.version', { version: '1.1' }),
      );
    });
  });
});
