import { isCredentialField } from './isCredentialField';

/** The fields of an object, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys that only say that the value of something follows: `{param: X, val: Y}`. */
const CARRIER =
  /^(?:content|data|default|literal|plain(?:text)?|raw|string|text|v|vals?|values?)$|value$/i;

/** Maps of credentials by names of their own: `passwords: {admin: x}`. */
const CREDENTIALS =
  /(?:passwords|passphrases|tokens|(?:api|private)_?keys|credentials|cookies|(?<!pull[_-]?|existing[_-]?)secrets)$/i;

/** What is in such a map. */
const CREDENTIAL = 'passwords';

/** Keys that say where a credential is, and not what it is. */
const REFERENCE = /^name$|(?:Name|Path|Ref)$/;
/** Parts of a reference. */
const PART =
  /^(?:apiVersion|group|key|keys|kind|namespace|path|type)$|(?:Key|Namespace)$/;

/** Kinds of places, as in `{type: Secret, value: shop-db}`. */
const PLACE = /^secrets?$/i;

/** Objects with more fields are no pairs of a name and a value. */
const MAX_SIBLINGS = 20;
const MAX_NAME_LENGTH = 200;

/** Looks like a credential of any kind. */
const ANY = 'aB3dE5gH7jK9mN1pQ2sT';

/**
 * What the value of a key is called: in `{name: DB_PASSWORD, value: x}` it is a
 * DB_PASSWORD, and in `secrets: {db: x}` it is a secret.
 *
 * @param enclosing - what the object of these fields is called
 */
export function nameValue(
  key: string,
  fields: Fields,
  enclosing: string,
): string {
  if (CREDENTIALS.test(enclosing) && !isPlace(key, fields)) return CREDENTIAL;
  if (!CARRIER.test(key)) return key;
  const named = findCredentialName(key, fields);
  if (named !== undefined) return named;
  const own = fields.name ?? fields.key;
  return typeof own === 'string' ? own : enclosing || key;
}

function isPlace(key: string, fields: Fields): boolean {
  if (REFERENCE.test(key)) return true;
  return (
    PART.test(key) && Object.keys(fields).some(each => REFERENCE.test(each))
  );
}

/** The text beside a value that is the name of a credential, whatever its key. */
function findCredentialName(key: string, fields: Fields): string | undefined {
  let siblings = 0;
  for (const each in fields) {
    if (!Object.hasOwn(fields, each) || each === key) continue;
    siblings += 1;
    if (siblings > MAX_SIBLINGS) return undefined;
    const text = fields[each];
    if (
      typeof text === 'string' &&
      text.length <= MAX_NAME_LENGTH &&
      !CARRIER.test(each) &&
      !PLACE.test(text) &&
      isCredentialField(text, ANY)
    ) {
      return text;
    }
  }
  return undefined;
}
