import { Finding } from '../diagnose/types';
import { CLASS_TEXTS, FINDING_MESSAGES } from './en';
import { flatten } from './flatten';
import { CommandGuide, FindingText, resolveText } from './resolveText';
import { LookUp } from './types';
import { wordedParams } from './wordedParams';

const MESSAGES = new Map<string, string>(
  Object.entries(flatten(FINDING_MESSAGES)),
);

const PLACEHOLDER = /\{\{\s*(\w{1,60})\s*\}\}/g;

const lookUp: LookUp = (key, params) => {
  const message = MESSAGES.get(key);
  if (message === undefined) return undefined;
  // A text that a server writes is read anywhere.
  const words = wordedParams(params, 'en', 'UTC');
  let isComplete = true;
  const text = message.replace(PLACEHOLDER, (_, name: string) => {
    isComplete &&= Object.hasOwn(words, name);
    return String(words[name]);
  });
  return isComplete ? text : undefined;
};

/**
 * The words of a finding in English, without a translation resource.
 *
 * @public
 */
export function englishText(
  finding: Finding,
  guide: CommandGuide = {},
): FindingText {
  return resolveText(finding, lookUp, CLASS_TEXTS, guide);
}
