import { isCredential, isHeaderCredential, REDACTED } from './valueOf';

/** Takes one form of credentials out of a text. */
export interface ScrubRule {
  readonly pattern: RegExp;
  readonly replace: (...parts: string[]) => string;
}

const all =
  (replacement: string): ScrubRule['replace'] =>
  (_, before = '') =>
    `${before}${replacement}`;

/** A colour that programs put between a name and its value. */
const COLOR = String.raw`(?:\x1b\[[\d;]{0,12}m)?`;
/** Quotes, escaped as often as JSON is in JSON. */
const QUOTES = String.raw`(?:%22|[\\"'\x60]){0,8}`;
const SEPARATOR = String.raw`${COLOR}${QUOTES}\]?${COLOR}[ \t]{0,40}(?:=>|->|:=|={1,2}|:(?!:)|%3[AaDd](?:%22)?|\\u003[Dd])${COLOR}[ \t]{0,3}${COLOR}(?:!{1,2}[a-z]{1,10}[ \t])?(?:b(?=[\"'])|[A-Za-z]{1,20}\((?=[\"']))?\[?`;

/**
 * In quotes up to the same quotes, or a word. A comma ends a word only where
 * something new begins: passwords have commas, too.
 */
const VALUE = [
  String.raw`\\{1,7}["'](?:[^"'\\\n]|\\(?!\\{0,6}["']))+`,
  String.raw`"(?:[^"\\\n]|\\[^\n])+`,
  String.raw`'[^'\n]+`,
  String.raw`\x60[^\x60\n]+`,
  String.raw`(?:[^\s"'\x60\\,;&<>()[\]{}\x1b]|[,;&)\]}](?=[^\s"'\\,;&)\]}])(?![\w.-]{1,40}[=:])|[([{<>](?=\S)|\\(?![\\"'nrt]))+`,
].join('|');

/** What a name has in it that stands for a credential. */
const NAMES = [
  'passw(?:or)?d',
  'passwort',
  'passphrase',
  'passcode',
  'pwd',
  String.raw`(?<=[_-])pass(?![a-z])`,
  String.raw`\bpass(?=\\{0,7}["']?[ ]?=)`,
  String.raw`(?<=["'])pass(?=\\{0,7}["'])`,
  '(?<!existing|imagePull|pull|tls)secret',
  String.raw`\bpw(?=\\{0,7}["']?[ ]?=)`,
  String.raw`(?<=[_-])pw(?=\\{0,7}["']?[ ]?[=:])`,
  'mot[_ -]de[_ -]passe',
  'contrase(?:ñ|n)a',
  'token',
  '(?:api|app|access|account|private|signing|encryption|encrypt|master|auth|session|shared|storage|deploy|license|crypt|hmac|jwt|webhook)[_ -]?key',
  String.raw`credentials?(?=\\{0,7}["']?[ ]?=)`,
  String.raw`(?<=[_-])auth(?=[ ]?=)`,
  String.raw`(?<=["'])auth(?=\\{0,7}["'])`,
  String.raw`(?<=[?&]|X-Amz-|X-Goog-)(?:sig|signature)(?==)`,
].join('|');

/** In the middle of a name only its capital tells `dbPass` from `compass`. */
const CAPITALIZED = String.raw`(?<=[a-z])P(?:ass|w)(?![a-z])`;

const named: ScrubRule['replace'] = (
  whole,
  keyword,
  rest,
  separator,
  value,
) => {
  if (!isCredential(keyword, rest, separator, value)) return whole;
  const quotes = /^(?:\\{0,7}["']|\x60)?/.exec(value)?.[0] ?? '';
  return `${keyword}${rest}${separator}${quotes}${REDACTED}`;
};

/** Tokens that say by themselves what they are. */
const TOKENS = [
  String.raw`gh[oprsu]_\w{16,}`,
  String.raw`github_pat_\w{16,}`,
  String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas)-[\w-]{16,}`,
  String.raw`xox[a-z]-[\w-]{10,}`,
  String.raw`xapp-\d-[\w-]{10,}`,
  String.raw`hv[bsr]\.[\w-]{16,}`,
  String.raw`[bs]\.[A-Za-z0-9]{24}(?![\w.])`,
  String.raw`[prs]k_(?:live|test)_\w{8,}`,
  String.raw`whsec_[\w+/=]{16,}`,
  String.raw`ya29\.[\w-]{10,}`,
  String.raw`1//0[\w-]{20,}`,
  String.raw`AIza[\w-]{30,}`,
  String.raw`GOCSPX-[\w-]{16,}`,
  String.raw`(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Za-z])`,
  String.raw`npm_\w{20,}`,
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`,
  String.raw`do[opr]_v1_[0-9a-f]{20,}`,
  String.raw`pypi-[\w-]{16,}`,
  String.raw`dckr_(?:pat|oat)_[\w-]{16,}`,
  String.raw`shp(?:at|ca|pa|ss)_[0-9a-fA-F]{16,}`,
  String.raw`sk-(?:(?:ant|proj|svcacct|or)-[\w-]{20,}|[A-Za-z0-9]{20,})`,
  String.raw`hf_[A-Za-z0-9]{20,}`,
  String.raw`gsk_[A-Za-z0-9]{20,}`,
  String.raw`r8_[A-Za-z0-9]{20,}`,
  String.raw`tskey-[a-z]+-[\w-]{10,}`,
  String.raw`PMAK-[0-9a-f-]{20,}`,
  String.raw`NRAK-[0-9A-Z]{20,}`,
  String.raw`dapi[0-9a-f]{32}(?![0-9a-f])`,
  String.raw`AT(?:ATT|CTT|BB)[\w=-]{20,}`,
  String.raw`CFPAT-[\w-]{20,}`,
  String.raw`gl(?:c_|sa_)[\w=+/]{20,}`,
  String.raw`sntry[su]_[\w=+/.-]{20,}`,
  String.raw`pscale_(?:tkn|pw|oauth)_[\w.=-]{16,}`,
  String.raw`xkeysib-[\w-]{20,}`,
  String.raw`lin_(?:api|oauth)_\w{20,}`,
  String.raw`figd_[\w-]{20,}`,
  String.raw`ops_eyJ[\w-]{16,}`,
  String.raw`AGE-SECRET-KEY-1[0-9A-Z]{20,}`,
  String.raw`key-[0-9a-f]{32}(?![0-9a-f])`,
  String.raw`SK[0-9a-f]{32}(?![0-9a-f])`,
  String.raw`sl\.[\w-]{60,}`,
  String.raw`k8s-aws-v1\.[\w-]+`,
  String.raw`eyJ[\w-]{8,}\.[\w-]{5,}(?:\.[\w-]*){0,3}`,
  String.raw`sha256~[\w-]{20,}`,
  // Of Azure, for an application.
  String.raw`[\w~.-]{3}[78]Q~[\w~.-]{31,34}`,
  // A private key in base64, as in kubeconfig and in Secrets.
  String.raw`LS0tLS1CRUdJTiB(?:QUklW|[SFPE])[\w+/=]{16,}`,
].join('|');

/** In the order in which they are tried; what one has hidden the next ones leave alone. */
export const SCRUB_RULES: readonly ScrubRule[] = [
  {
    pattern: new RegExp(`(?<![\\w-])(?:${TOKENS})`, 'g'),
    replace: () => REDACTED,
  },
  {
    // Up to the last @ that a host follows; a port, a path and an address further on are no password.
    pattern:
      /(:\/\/[^\s/?#"'<>:@]{0,100}:)(?!\d{1,5}(?:[/?#]|$))(?:[^\s"'<>:]|:(?!\/\/)){1,256}(?=@[\w[.-])/g,
    replace: all(REDACTED),
  },
  { pattern: /(:\/\/)[^\s/?#"'<>:@]{20,256}(?=@)/g, replace: all(REDACTED) },
  {
    // Go's MySQL: shop:hunter2@tcp(db:3306)/shop
    pattern: /:[^\s"'@:]{1,100}(?=@(?:tcp|unix|udp)\()/g,
    replace: () => `:${REDACTED}`,
  },
  {
    // Schemes whose credential is a list.
    pattern:
      /(authorization[\\"']{0,8}[ \t]{0,3}[=:][ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8}(?:Digest|AWS4-HMAC-SHA256)[ \t]{1,3})[^\n]+/gi,
    replace: all(REDACTED),
  },
  {
    pattern:
      /(authorization[\\"']{0,8}[ \t]{0,3}[=:][ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8}(?:(?:Bearer|Basic|Token|Negotiate|ApiKey)[ \t]{1,3})?)([^\s"'\\][^\n"'\\]{5,}|[^\s"'\\,;]{6,})/gi,
    replace: (whole, before, value) =>
      isHeaderCredential(value) ? `${before}${REDACTED}` : whole,
  },
  {
    pattern: /\b((?:Bearer|Basic)(?:[ \t]{1,3}|%20|\+))([\w+/=.~-]{6,})/gi,
    replace: (whole, before, value) =>
      isHeaderCredential(value, before) ? `${before}${REDACTED}` : whole,
  },
  {
    pattern:
      /\b((?:set-)?cookie[\\"']{0,8}[ \t]{0,3}[=:][ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8})[\w.-]{1,80}=[^\n"'\\]+/gi,
    replace: all(REDACTED),
  },
  {
    pattern:
      /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{8,}/g,
    replace: all(REDACTED),
  },
  {
    pattern: /(discord(?:app)?\.com\/api\/webhooks\/\d{5,20}\/)[\w-]{8,}/g,
    replace: all(REDACTED),
  },
  {
    pattern: /(\.webhook\.office\.com\/webhookb2\/)[\w@/-]{8,}/g,
    replace: all(REDACTED),
  },
  {
    pattern: /(api\.telegram\.org\/bot)\d{5,12}:[\w-]{20,}/g,
    replace: all(REDACTED),
  },
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
  {
    // Terraform's plan: "old" -> "new"
    pattern: /(•••["'][ \t]{1,3}->[ \t]{1,3}["'])[^"'\n]+/g,
    replace: all(REDACTED),
  },
  {
    pattern: /(\bjdbc:oracle:\w{1,10}:[^\s/:@]{1,60}\/)[^\s@]{1,100}(?=@)/g,
    replace: all(REDACTED),
  },
  {
    pattern:
      /(\b(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId|connect\.sid)\\{0,7}["']?[ ]?[=:][ ]?\\{0,7}["']?)[\w%.+/=:-]{6,}/gi,
    replace: all(REDACTED),
  },
  {
    // --db-password x, -password x
    pattern:
      /((?<![\w-])--?[\w-]{0,30}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-key)(?:-(?:key|value|data))?[ \t]{1,3})("[^"\n]+|'[^'\n]+|(?!-)[^\s"']+)/gi,
    replace: (whole, before, value) =>
      isCredential('password', '', ' ', value) ? `${before}${REDACTED}` : whole,
  },
  {
    // A list of arguments: ["--password", "x"]
    pattern:
      /(--?[\w-]{0,30}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-key)\\{0,7}["'],?\s{0,3}\\{0,7}["'])[^"'\\\n-][^"'\\\n]*/gi,
    replace: all(REDACTED),
  },
  {
    // curl -u user:x, and --user
    pattern:
      /((?<=[ \t])(?:-u|--user|--proxy-user)[ \t=]{1,3}["']?(?!\d{1,9}:\d{1,9}(?!\S))[^\s:"']{1,100}:)(?!\/\/)[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // curl -uuser:x
    pattern:
      /(\bcurl[ \t][^\n|;&]{0,120}?-u["']?\w[^\s:"']{0,100}:)(?!\/\/)[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // docker login -u user -p x
    pattern:
      /(\b(?:docker|podman|nerdctl|buildah|skopeo|oras|helm|crane|oc)[ \t](?:registry[ \t])?login[ \t][^\n|;&]{0,120}?-p[ \t=]{1,3}["']?)[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    pattern:
      /(\baws[ \t]configure[ \t]set[ \t]\w{0,40}(?:secret_access_key|session_token)[ \t]{1,3}["']?)[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // mysql -px, sshpass -p x
    pattern:
      /((?<![\w-])(?:mysql|mysqldump|mysqladmin|mariadb)[ \t][^\n|;&]{0,120}?[ \t]-p)["']?[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    pattern: /(\bsshpass[ \t]{1,3}-p[ \t]{0,3})["']?[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // redis-cli -a x
    pattern:
      /(\bredis-cli[ \t][^\n|;&]{0,120}?[ \t]-a[ \t]{1,3})["']?[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // SQL, and .netrc
    pattern:
      /(\b(?:password|identified[ \t]{1,3}(?:with[ \t]{1,3}\w{1,40}[ \t]{1,3})?by(?:[ \t]{1,3}password)?)[ \t]{1,3}')[^'\n]+/gi,
    replace: all(REDACTED),
  },
  {
    pattern: /(\blogin[ \t]{1,3}[^\s]{1,100}[ \t]{1,3}password[ \t]{1,3})\S+/g,
    replace: all(REDACTED),
  },
  {
    // <password>x</password>
    pattern:
      /(<[\w:-]{0,30}(?:password|passwd|secret|token|api-?key)>)[^<\n]+/gi,
    replace: all(REDACTED),
  },
  {
    // What Kubernetes' own env has: {"name":"DB_PASSWORD","value":"x"}
    pattern:
      /((?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|secret)_?key)\w{0,20}\\{0,7}["']?(?:,|:[ \t]{0,3}\{)?\s{1,20}?\\{0,7}["']?value\\{0,7}["']?:[ \t]{0,3}\\{0,7}["']?)[^"'\\\s]+/gi,
    replace: all(REDACTED),
  },
  {
    pattern:
      /((?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|secret)_?key)\w{0,20}\\{0,7}["'](?:,|:[ \t]{0,3}\{)[ \t]{0,3}\\{0,7}["']value\\{0,7}["']:[ \t]{0,3}\\{0,7}["'])[^"'\\\n]+/gi,
    replace: all(REDACTED),
  },
  {
    // The same with its value first.
    pattern:
      /(["']value\\{0,7}["']:[ ]?\\{0,7}["'])[^"'\\\n]{1,500}(?=\\{0,7}["'],[ ]?\\{0,7}["'](?:name|key)\\{0,7}["']:[ ]?\\{0,7}["']\w{0,60}?(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|secret)_?key)\\{0,7}["'])/gi,
    replace: (_, before) => `${before}${REDACTED}`,
  },
  {
    // A list of arguments in YAML.
    pattern:
      /(--?[\w-]{0,30}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-key)["']?\r?\n[ \t]{0,40}-[ \t]{1,3}["']?)[^\s"'-][^\n"']*/gi,
    replace: all(REDACTED),
  },
  {
    // Without anything between, where what follows is no word: ENV DB_PASSWORD hunter2
    pattern:
      /((?<=_)(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_KEY|ACCESS_KEY)[ \t]{1,3}["']?)(?=[^\s"']{0,60}\d)[^\s"']{4,}/g,
    replace: all(REDACTED),
  },
  {
    pattern:
      /(\b(?:passw(?:or)?d|passphrase|api-?key)[ \t]{1,3}(?:is[ \t]{1,3})?["']?)(?=[^\s"':]{0,60}[0-9])(?=[^\s"':]{0,60}[a-z])[^\s"':]{6,}/gi,
    replace: all(REDACTED),
  },
  {
    pattern: /(\b(?:requirepass|masterauth|bindpw)[ \t]{1,3}["']?)[^\s"']+/g,
    replace: all(REDACTED),
  },
  {
    // What `kubeadm join` takes: the half before the point is only its name.
    pattern: /\.(?<=(?<![\w.-])[a-z0-9]{6}\.)[a-z0-9]{16}(?![\w.-])/g,
    replace: half => (/\d/.test(half) ? `.${REDACTED}` : half),
  },
];
