import { isNamedCredential } from './names';
import { scrubStrings } from './scrubStrings';
import { REDACTED } from './valueOf';

/** Scrubs a text that has a name, which may say that the text is a credential. */
export function scrubNamed(name: string, text: string): string {
  return isNamedCredential(name, text) ? REDACTED : scrubStrings(text);
}
