import { parseAllDocuments } from 'yaml';
import { REDACTED } from '../credentialValue';
import { findCredentials } from './findCredentials';

/** Longer texts are not sent. */
const MAX_LENGTH = 16 * 1024;

/** Several lines or brackets, and a name with a value. */
const MAY_BE_DOCUMENT = /[\n{[]/;
const HAS_NAME = /[\w"'\]]\s{0,9}:/;

/** A shorter one would take half of the document with it. */
const MIN_LENGTH = 4;

/**
 * Hides what names tell of a document that is inside a text, such as the values of a
 * Helm chart: `secrets:\n  db: x`.
 */
export function scrubDocument(text: string): string {
  const credentials = findIn(text);
  if (!credentials || credentials.length === 0) return text;
  if (credentials.some(each => each.length < MIN_LENGTH)) return REDACTED;
  let scrubbed = text;
  // A long one may contain a short one.
  for (const each of [...credentials].sort((a, b) => b.length - a.length)) {
    scrubbed = scrubbed.replaceAll(each, REDACTED);
  }
  // Folded and escaped ones are written otherwise than they read.
  return findIn(scrubbed)?.length === 0 ? scrubbed : REDACTED;
}

/** Undefined for a text that is no document. */
function findIn(text: string): readonly string[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (!MAY_BE_DOCUMENT.test(text) || !HAS_NAME.test(text)) return undefined;
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    if (documents.some(each => each.errors.length > 0)) return undefined;
    // Aliases could make much of little.
    return documents.flatMap(each =>
      findCredentials(each.toJS({ maxAliasCount: 0 })),
    );
  } catch {
    return undefined;
  }
}
