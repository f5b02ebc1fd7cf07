import { ROLLOUT_MESSAGES } from '../en/rollout';
import { flatten } from '../flatten';
import { plainMarkdown, quotedMarkdown } from '../markdown';
import { RolloutWords } from './RolloutWords';

const MESSAGES = new Map<string, string>(
  Object.entries(flatten(ROLLOUT_MESSAGES)),
);

const PLACEHOLDER = /\{\{\s*(\w{1,60})\s*\}\}/g;

/** English in Markdown: what a cluster says is code, and formats nothing. */
export const MARKDOWN_ROLLOUT_WORDS: RolloutWords = {
  t: (key, options = {}) => {
    const plural = options.count === 1 ? 'one' : 'other';
    const message = MESSAGES.get(key) ?? MESSAGES.get(`${key}_${plural}`) ?? '';
    return message.replace(PLACEHOLDER, (_, name: string) =>
      String(options[name] ?? ''),
    );
  },
  name: plainMarkdown,
  value: quotedMarkdown,
};
