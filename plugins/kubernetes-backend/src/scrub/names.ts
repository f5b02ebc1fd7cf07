import { ScrubRule } from './ScrubRule';
import { isCredential, looksLikeChance, REDACTED } from './credentialValue';

/** Colors that programs put between a name and its value. */
const COLOR = String.raw`(?:\x1b\[[\d;]{0,12}[mK]){0,3}`;
/** Quotes, including those escaped by nested JSON and by HTML. */
const QUOTES = String.raw`(?:%22|&quot;|&#3[49];|[\\"'\x60*]){0,8}`;
const SIGN = String.raw`(?:=>|->|:=|={1,2}|:(?!:)|%3[AaDd](?:%22)?|\\u003[Dd]|&#61;)`;
/** Prefixes of strings in several languages: a YAML tag, `b'`, `SecretStr("`. */
const TYPE = String.raw`(?:!{1,2}[a-z]{1,10}[ \t])?(?:&quot;|&#3[49];)?(?:[bfnru]{1,2}(?=["'])|[A-Za-z]{1,20}\((?=["']))?\[?`;
const SEPARATOR = String.raw`${COLOR}${QUOTES}\]?${COLOR}[ \t]{0,40}${SIGN}${COLOR}[ \t]{0,40}${COLOR}${TYPE}`;

/**
 * Quoted up to the same quote, or a word. A comma ends a word only where
 * something new begins, because passwords may contain commas.
 */
const VALUE = [
  String.raw`\\{1,7}["'](?:[^"'\\\n]|\\(?!\\{0,6}["']))+`,
  String.raw`"(?:"")?(?:[^"\\\n]|\\[^\n])+`,
  String.raw`'(?:'')?[^'\n]+`,
  String.raw`\x60[^\x60\n]+`,
  String.raw`(?:[^\s"'\x60\\,;&<>()[\]{}\x1b]|[,;&)\]}](?=[^\s"'\\,;&)\]}])(?![\w.-]{1,40}[=:])|[([{<>](?=\S)|\\(?![\\"'nrt]))+`,
].join('|');

/** Prefixes that make a `key` a credential. */
const KEY_OF = [
  'api|app|access|account|private|signing|encryption|encrypt|master|auth|session|shared|storage|deploy|license',
  'crypt|hmac|jwt|webhook|fernet|aes|unseal|cookie|subscription|instrumentation|functions?',
  'openai|anthropic|gemini|mistral|groq|stripe|sendgrid|mailgun|datadog|algolia',
].join('|');
/** Also names of database and queue keys, so only random-looking values count as credentials. */
const KEY_OF_ANYTHING = 'hash|routing|integration|ingestion|recovery|cipher';

const QUOTED = String.raw`\\{0,7}["']`;
const EQUALS = String.raw`(?=(?:${QUOTED})?[ ]?=)`;
const SET = String.raw`(?=(?:${QUOTED})?[ ]?[=:])`;
const PASS_OF =
  'db|user|root|admin|store|key|smtp|mail|ftp|redis|mysql|pg|ldap|bind|http|proxy|ssh|sudo';

/**
 * Parts of a name that mean a credential. Each starts with its own first
 * letters and then looks behind, so that other positions of a text fail after one comparison.
 */
const NAMES = [
  String.raw`pass(?:w(?:or)?d|wort|phrase|code|(?<=(?:[_-]|${PASS_OF})pass)(?![a-z])|(?<=\bpass)${EQUALS}|(?<=["']pass)(?=${QUOTED}))`,
  String.raw`p(?:wd|swd|w(?<=\bpw)${EQUALS}|w(?<=[_-]pw)${SET}|sk(?<=\bpsk)${SET})`,
  String.raw`s(?:ecret(?<!(?:existing|pull|tls)[_-]?secret|checksum\/[\w.-]{0,30}secret)|enha|AMLResponse|ig(?:nature)?(?<=(?:[?&]|X-Amz-|X-Goog-)sig(?:nature)?)(?==))`,
  'token',
  String.raw`k(?:ey(?<=(?:${KEY_OF}|pre[_-]?shared)[_ -]?key)|ey(?<=(${KEY_OF_ANYTHING})[_ -]?key)|ey[_-]?data(?<=client[_-]?key[_-]?data)|ennwort)`,
  String.raw`c(?:ontrase(?:ñ|n)a|(o)de_verifier|red(?:entials?|s)${EQUALS}|red(?:ential)?s(?=(?:${QUOTED})?(:))|ookie(?<=(?:erlang|release|node)[ _-]?cookie))`,
  String.raw`auth(?:(?<=\bx-auth)(?=[ ]?:)|(?<=[_-]auth)(?=[ ]?=)|(?<=["']auth)(?=${QUOTED}))`,
  'mot[_ -]de[_ -]passe',
  'dockerc(?:onfigjson|fg)',
  'wachtwoord',
  'пароль|密码|密碼|パスワード|비밀번호',
].join('|');

/** Within a name only the capital tells `dbPass` from `compass`. */
const CAPITALIZED = String.raw`P(?:ass|w)(?<=[a-z]P(?:ass|w))(?![a-z])()()()`;

const named: ScrubRule['replace'] = (
  whole,
  keyword,
  key,
  verifier,
  credentials,
  rest,
  separator,
  value,
) => {
  if (!isCredential(keyword, rest, separator, value)) return whole;
  if ((key || verifier || credentials) && !looksLikeChance(value)) return whole;
  const quotes = /^(?:\\{0,7}["']|"{3}|'{3}|\x60)?/.exec(value)?.[0] ?? '';
  return `${keyword}${rest}${separator}${quotes}${REDACTED}`;
};

/** Hides the value after the name of a credential: `db_password: x`. */
export const NAME_RULES: readonly ScrubRule[] = [
  {
    pattern: new RegExp(
      `(${NAMES})([\\w.-]{0,40})(${SEPARATOR})(${VALUE})`,
      'gi',
    ),
    replace: named,
  },
  {
    pattern: new RegExp(
      `(${CAPITALIZED})([\\w.-]{0,40})(${SEPARATOR})(${VALUE})`,
      'g',
    ),
    replace: named,
  },
];

const NAME = new RegExp(`(${NAMES})([\\w.-]{0,40}):$`, 'i');
const CAPITALIZED_NAME = new RegExp(`(${CAPITALIZED})([\\w.-]{0,40}):$`);
/** Upper bound for the length of a name. */
const MAX_NAME_LENGTH = 200;

/**
 * Whether a value is a credential judging by its name, where both are apart: in a
 * table, on two lines, as a label.
 */
export function isNamedCredential(name: string, value: string): boolean {
  if (value === '' || name.length > MAX_NAME_LENGTH) return false;
  if (/^(?:pw|pass)$/i.test(name)) return isCredential(name, '', ': ', value);
  const found = NAME.exec(`${name}:`) ?? CAPITALIZED_NAME.exec(`${name}:`);
  if (!found) return false;
  const [, keyword, key, verifier, credentials, rest] = found;
  if ((key || verifier || credentials) && !looksLikeChance(value)) return false;
  return isCredential(keyword, rest, ': ', value);
}
