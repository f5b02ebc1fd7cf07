import { ConfigWrite } from '../../diagnose';
import { formatAge } from '../formatAge';
import { configWriteText } from './configWriteText';
import { MARKDOWN_ROLLOUT_WORDS } from './englishRolloutWords';

const write = (changes: Partial<ConfigWrite> = {}) =>
  configWriteText(
    {
      ...{ name: 'web', at: '2026-03-01T11:40:00Z', leadSeconds: 180 },
      ...{ type: 'read', ...changes },
    },
    durationMs => formatAge(durationMs, 'en', 'short'),
    MARKDOWN_ROLLOUT_WORDS,
  );

it.each<[Partial<ConfigWrite>, string]>([
  [{}, 'ConfigMap web was updated 3 min before these pods started failing.'],
  [
    { leadSeconds: 0, cluster: 'eu', name: 'web_*' },
    'ConfigMap web\\_\\* in eu was updated right before these pods started failing.',
  ],
  [
    { older: { failing: 0, total: 12 } },
    'ConfigMap web was updated 3 min before these pods started failing. Pods that started earlier don’t have the new values; of these, 0 of 12 fail.',
  ],
  [
    { older: { failing: 1, total: 12 } },
    'ConfigMap web was updated 3 min before these pods started failing. Pods that started earlier don’t have the new values; of these, 1 of 12 fails.',
  ],
  [
    { type: 'unread' },
    'ConfigMap web was updated 3 min before these pods started failing, but they started earlier and don’t have the new values.',
  ],
])('is right %#', (changes, sentence) => {
  expect(write(changes)).toBe(sentence);
});
