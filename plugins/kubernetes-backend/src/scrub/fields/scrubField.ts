import { scrubStrings } from '../scrubStrings';
import { REDACTED } from '../credentialValue';
import { isCredentialField } from './isCredentialField';
import { scrubDocument } from './scrubDocument';
import { scrubEncoded } from './scrubEncoded';
import { scrubLinks } from './scrubLinks';

/** Names of values that look like chance and are not secret. */
const FINGERPRINT =
  /(?:checksum|commit|digest|etag|fingerprint|hash|id|integrity|revision|sha\d*|thumbprint|uid|version)$/i;

/** Letters of both cases and digits, mixed as no words are. */
const CHANCE =
  /^(?=(?:[^A-Z]*[A-Z]){3})(?=(?:[^a-z]*[a-z]){3})(?=(?:\D*\d){3})(?!.*[a-z]{7})[\w+/=~-]{20,128}$/;

/** Credentials in base64 of base64, as in a Secret's manifest. */
const MAX_DEPTH = 2;

/**
 * Scrubs a text that is the value of a field. Its name may say that it is a credential,
 * and so may the text by itself, plain, encoded or as a document.
 */
export function scrubField(name: string, text: string): string {
  if (isCredentialField(name, text)) return REDACTED;
  if (CHANCE.test(text) && !FINGERPRINT.test(name)) return REDACTED;
  return scrubPlain(text, 0);
}

function scrubPlain(text: string, depth: number): string {
  const scrubbed = scrubDocument(scrubLinks(scrubStrings(text)));
  return depth < MAX_DEPTH
    ? scrubEncoded(scrubbed, plain => scrubPlain(plain, depth + 1))
    : scrubbed;
}
