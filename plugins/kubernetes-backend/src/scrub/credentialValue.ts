/** The replacement of a credential. */
export const REDACTED = '•••';

/** Last words of names for something about a credential rather than the credential. */
const ABOUT = new Set(
  (
    'accessed age at algorithm algorithms audience auth authentication budget bytes cache class count created dir directory ' +
    'disabled enabled encoder encoding encryption hasher endpoint error errors exists expiration expires expiry expired field file filename files format ' +
    'generator hash header id ids index interval issuer key-id keyid kind label length lease len lifetime limit limits ' +
    'list lookup manager max metadata min minutes mode mount mounts name names namespace nanos number parameter path ' +
    'paths period policies policy position prefix projection provider providers reader ref refs refresh required reset ' +
    'resolver retries review reviews rotation scanner scope seconds server service size source sources status store ' +
    'strategy strength syncer template timeout total ttl type types uid uri uris url urls usage use used user validation ' +
    'validator validity version volume watcher window ' +
    'agent controller driver operator rotator worker ' +
    'blacklist bucket builder config configuration context dao entity event exception factory filter handler helper ' +
    'interceptor job listener model parser pool queue repository request response stream task ' +
    'conf cs go ini java js json kt php properties py rb rs scala sh sql toml ts xml yaml yml'
  ).split(' '),
);

/** Explanations in the position of a credential: `token: invalid`. */
const PROSE = new Set(
  (
    'created deleted updated generated rotated synced loaded changed copied mounted refreshed renewed revoking expire expires context post get put patch head delete dial open read write ready success successful http https yaml json line ' +
    'a access already an and another any are as at authentication authorization bad because been being but by can cannot could ' +
    "couldn't credentials denied did do does doesn't either empty eof error expected expired failed failure for forbidden found from has have " +
    'if illegal in incorrect invalid is isn it its key length longer malformed may mismatch missing must need needs never no none not ' +
    'identifier keyword name nothing null nil of ok on only optional or permission please provided reading rejected request required requires revoked secret secrets ' +
    'server should signature since some than that the then there this to token too unable unauthorized undefined unexpected ' +
    'cached checking disabled enabled end field refreshed reset verified string null punc operator number string unknown unset unsupported update user using valid value was when while will with without wrong you your'
  ).split(' '),
);

/** Placeholders of programs that redact themselves, and empty values. */
const NOTHING =
  /^(?:\*+|%?[({<[]{1,4}|x{3,}|\.{3}|…|•+|-|[|>][+-]?|true|false|yes|no|on|off|null|nil|none|undefined|eof|await|\((?:known|sensitive)|\$\{{0,2}|n\/a|\[?<?\(?(?:redacted|hidden|masked|filtered|removed|omitted|set|unset|empty|sensitive|secret|nil|null|none|not set)[)>\]]?|\$\{[^{}]{1,80}\}?|\$\([\w.:-]{1,80}\)?|\$(?:\d{1,3}|[a-z_]{1,60})|<[a-z_ -]{0,30}(?:passw(?:or)?d|token|secret|key|your|value)[a-z_ -]{0,30}>?|\?|:[a-z_]{2,40}|%\w|%\([\w.]{1,40}\)s|\{\{[^{}]{0,80}\}{0,2})$/i;

const UUID = /^["']?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** The namespace and name of an object. */
const REFERENCE = /^[a-z][a-z-]{0,62}\/[a-z][a-z0-9./-]{0,100}$/;

/** Name of a Secret with a service account token. */
const NAME_OF_TOKEN = /^[a-z0-9.-]{1,200}-token-[a-z0-9]{5}$/;

/** Code that gets the credential: `getToken()`, `process.env.TOKEN`, a shell's substitution. */
const CODE =
  /^(?:[A-Za-z_][\w.]{0,80}\((?:\)|$)|[A-Za-z]{1,40}[._][\w.]{1,80}\(|(?:process|os|var|local|module|data|env|config|settings|self|this|secrets|System)\.[A-Za-z_.[$]{1,100}$|`\w{1,20} [-/$])/;

/** Placeholder in a help text. */
const PLACEHOLDER = /^\[?[A-Z_]{0,20}(?:PASSWORD|TOKEN|SECRET|KEY|PASS)\]?$/;

/** Tokens of parsers and language models, and their kinds. */
const KIND_OF_TOKEN =
  /^(?:simple|jwt|opaque|bearer|basic|static|session|batch|service|\[?[A-Z]{2,6}\]?|<\/?[a-z|_]{1,20}>?)$/;

/** Prefix of a logger: `app.token:refresh:42`. */
const PLACE_IN_CODE = /^[a-z_]\w{0,60}:\d{1,5}$/;

const AMOUNT =
  /^(?:\d{1,9}(?:\.\d{1,9})?(?:[a-z]{1,2}|[KMG]i?B?|%)?|\d{4}-\d\d-\d\dT?[\d:.Z+-]*)$/;

/**
 * Whether the value of a name such as `api_token_ttl` is a credential.
 *
 * @param keyword - the part of the name that means a credential
 * @param rest - the part of the name after it
 */
export function isCredential(
  keyword: string,
  rest: string,
  separator: string,
  value: string,
): boolean {
  // For Vault's AppRole; ids of other stores are names.
  const isRoleSecret = /secret$/i.test(keyword) && /^_?id$/i.test(rest);
  if (isRoleSecret) return UUID.test(value);
  return isNameOfOne(keyword, rest) && isValueOfOne(keyword, separator, value);
}

/** Mixed letters and digits, but not a name with a number such as `order-42`. */
export function looksLikeChance(value: string): boolean {
  const bare = value.replace(/^[\\"'`]+/, '');
  return (
    bare.length >= 8 &&
    /\d/.test(bare) &&
    /[a-z]/i.test(bare) &&
    !bare.includes('.') &&
    !/^[a-z]+[_:-]\w{0,4}$/i.test(bare)
  );
}

function isNameOfOne(keyword: string, rest: string): boolean {
  const words = rest
    .split(/[_.-]|(?<=[a-z])(?=[A-Z])/)
    .map(word => word.toLowerCase())
    .filter(word => word !== '');
  const last = words.at(-1) ?? '';
  // Plural without a name: a count, or a sentence that continues.
  if (/^[a-z]/.test(rest) && !isEnding(rest)) return false;
  // imagePullSecrets are names of objects.
  if (/secret$/i.test(keyword) && rest === 's') return false;
  return !ABOUT.has(last) || (last === 'hash' && isPassword(keyword));
}

function isValueOfOne(
  keyword: string,
  separator: string,
  value: string,
): boolean {
  const bare = value.replace(/^[\\"'`]+/, '').replace(/[.:!,]$/, '');
  if (bare === '' || NOTHING.test(bare)) return false;
  // The shell's PWD is a folder.
  if (/^pwd$/i.test(keyword) && /^[/~]/.test(bare)) return false;
  if (isPassword(keyword) && /^\d{1,2}$/.test(bare)) return false;
  if (CODE.test(value) || pointsToOne(keyword, separator, value, bare))
    return false;
  const isText = value !== '' && !/^[\\"'`]/.test(value);
  if (isText && isProse(keyword, separator, bare)) return false;
  return isPassword(keyword) || !AMOUNT.test(bare);
}

/** Whether a value is the location or the name of a credential. */
function pointsToOne(
  keyword: string,
  separator: string,
  value: string,
  bare: string,
): boolean {
  if (NAME_OF_TOKEN.test(bare)) return true;
  if (!separator.includes('=') && PLACEHOLDER.test(bare)) return true;
  // A password may look like any of the following.
  if (isPassword(keyword)) return false;
  return (
    (/^secrets?$/i.test(keyword) && REFERENCE.test(bare)) ||
    (/^token$/i.test(keyword) && KIND_OF_TOKEN.test(bare)) ||
    (separator === ':' && PLACE_IN_CODE.test(bare)) ||
    // Another name follows: `token: SecretID: x`.
    /^[A-Za-z]+:$/.test(value)
  );
}

/** Possible suffixes of a name: `password1`, `passwords`, `tokenValue`. */
function isEnding(rest: string): boolean {
  return /^s?(?:\d|[_.-]|$)/.test(rest) || /^(?:[a-z]{1,2})?[A-Z]/.test(rest);
}

function isPassword(keyword: string): boolean {
  return /^(?:pass|pwd|pw$)/i.test(keyword);
}

/** No sentence follows `=`. */
function isProse(keyword: string, separator: string, bare: string): boolean {
  if (separator.includes('=')) return false;
  const isVerb = !isPassword(keyword) && /^[a-z]{3,12}(?:ing|ied)$/.test(bare);
  return isVerb || PROSE.has(bare.toLowerCase());
}

/** Whether the text after `Bearer` or `Basic` is a credential and not a word or a parameter such as `realm=`. */
export function isHeaderCredential(value: string, scheme = ''): boolean {
  if (/^[a-z_]{1,20}=(?:$|[^=])/.test(value) || isSentence(value)) return false;
  if (/[\d+/=_]/.test(value) || value.length > 16) return true;
  const isWord = PROSE.has(value.toLowerCase().replace(/[.~-]$/, ''));
  return /^bearer/i.test(scheme) && value.length > 8 && !isWord;
}

/** Excludes the explanations that registries write after "may require authorization:". */
function isSentence(value: string): boolean {
  const words = value.trim().split(/[ \t]+/);
  const explaining = words.filter(word =>
    PROSE.has(word.toLowerCase().replace(/[.,:;]$/, '')),
  );
  return (
    words.length >= 3 &&
    words.every(word => /^[a-z_]{1,30}[.,:;]?$/i.test(word)) &&
    explaining.length * 3 >= words.length
  );
}
