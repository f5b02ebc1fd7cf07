import { REDACTED } from '../credentialValue';
import { isCredentialField } from './isCredentialField';

/** A user without a password is a token, but for the one of Git over SSH. */
const USER = /(\bhttps?:\/\/)(?!git@)[^\s/?#"'<>:@]{1,256}(?=@)/g;

const PARAMETER = /([?&;])([\w.-]{1,60})=([^\s&;#"'<>]{1,4096})/g;

/** Names that are credentials in the query of a URL, and much else elsewhere. */
const QUERY_NAME = /^(?:auth|code|key|pat|pw|sas|sig|st|t|tk)$/i;

/** Hides tokens of URLs, of which a field has more than a log. */
export function scrubLinks(text: string): string {
  if (!text.includes('://')) return text;
  return text
    .replace(USER, `$1${REDACTED}`)
    .replace(PARAMETER, (whole, before, name, value) => {
      if (value.startsWith(REDACTED)) return whole;
      const isHidden =
        isCredentialField(name, value) ||
        (QUERY_NAME.test(name) && value.length >= 6);
      return isHidden ? `${before}${name}=${REDACTED}` : whole;
    });
}
