import { configuredTypes } from '../read/resourceTypes';
import { workerSettings, WorkerSettingsOptions } from './workerSettings';

const settingsOf = (config: WorkerSettingsOptions['config']) =>
  workerSettings({
    config,
    types: configuredTypes(['pods', 'deployments', 'services']),
    ...{ maxRecords: 7, userAgent: 'podlight/1', poolLabels: ['pool'] },
  });

describe('workerSettings', () => {
  it('has what is configured, and more time for lists than the tab', () => {
    const settings = settingsOf({
      deadlines: { connectMs: 1_111, firstByteMs: 2_222 },
      refreshIntervalMs: 3_333,
    });
    expect(settings).toMatchObject({
      deadlines: { connectMs: 1_111, firstByteMs: 2_222, listMs: 120_000 },
      refreshIntervalMs: 3_333,
      ...{ maxRecords: 7, userAgent: 'podlight/1', poolLabels: ['pool'] },
    });
    expect(settings.types.map(({ plural }) => plural)).toEqual([
      'pods',
      'deployments',
    ]);
  });

  it('can cross threads', () => {
    const settings = settingsOf({});
    expect(structuredClone(settings)).toEqual(settings);
  });

  it('has the defaults of the tab', () => {
    expect(settingsOf({})).toMatchObject({
      deadlines: { connectMs: 3_000, firstByteMs: 10_000 },
      refreshIntervalMs: 10_000,
    });
  });
});
