import { hide, ScrubRule } from './ScrubRule';
import { REDACTED } from './credentialValue';

/** Grouped by first letter, so that fewer alternatives are tried at each word. */
function byFirstLetter(sources: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const source of sources) {
    const first = /^[A-Za-z](?![?*{])/.exec(source)?.[0] ?? '';
    groups.set(first, [
      ...(groups.get(first) ?? []),
      source.slice(first.length),
    ]);
  }
  return [...groups]
    .map(([first, rests]) => `${first}(?:${rests.join('|')})`)
    .join('|');
}

/** Tokens with a recognizable prefix. */
const TOKENS = byFirstLetter([
  String.raw`gh[oprsu]_\w{16,}`,
  String.raw`github_pat_\w{16,}`,
  String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|ffct|imt|agent|soat|oas)-[\w-]{16,}(?:\.[\w-]{2,})*`,
  String.raw`xox[a-z](?:\.xox[a-z])?-[\w-]{10,}`,
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
  String.raw`sk-(?:(?:ant|proj|svcacct|admin|or|lf)-[\w-]{20,}|[A-Za-z0-9]{20,})`,
  String.raw`hf_[A-Za-z0-9]{20,}`,
  String.raw`gsk_[A-Za-z0-9]{20,}`,
  String.raw`r8_[A-Za-z0-9]{20,}`,
  String.raw`tskey-[a-z]+-[\w-]{10,}`,
  String.raw`PMAK-[0-9a-f-]{20,}`,
  String.raw`NR(?:AK|II|RA|BR)-[0-9A-Za-z]{20,}`,
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
  String.raw`eyJhdXRocyI6[\w+/=-]{8,}`,
  String.raw`GR1348941[\w-]{16,}`,
  String.raw`xai-[A-Za-z0-9]{20,}`,
  String.raw`pplx-[A-Za-z0-9]{20,}`,
  String.raw`ntn_[A-Za-z0-9]{20,}`,
  String.raw`secret_[A-Za-z0-9]{40,}`,
  String.raw`dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{20,}`,
  String.raw`nfp_[A-Za-z0-9]{20,}`,
  String.raw`sbp_[0-9a-f]{20,}`,
  String.raw`pul-[0-9a-f]{20,}`,
  String.raw`rubygems_[0-9a-f]{20,}`,
  String.raw`AKCp[0-9A-Za-z]{20,}`,
  String.raw`sq0[a-z]{3}-[\w-]{20,}`,
  String.raw`sq[pua]_[0-9a-f]{40}`,
  String.raw`HRKU-[\w-]{20,}`,
  String.raw`LTAI[0-9A-Za-z]{12,}`,
  String.raw`dt0[a-z]\d\d\.[A-Z0-9]{20,}\.[A-Z0-9]{20,}`,
  String.raw`CCIPAT_\w{20,}`,
  String.raw`bk(?:ua|ct)_\w{20,}`,
  String.raw`pat[0-9A-Za-z]{14}\.[0-9a-f]{40,}`,
  String.raw`shippo_(?:live|test)_\w{20,}`,
  String.raw`fo1_[\w-]{20,}`,
  String.raw`napi_[0-9A-Za-z]{20,}`,
  String.raw`mdb_sa_sk_\w{20,}`,
  String.raw`rpa_[A-Z0-9a-z]{20,}`,
  String.raw`EAA[0-9A-Za-z]{60,}`,
  String.raw`\d{8,10}:AA[\w-]{30,}`,
  String.raw`[MNO][\w-]{22,27}\.[\w-]{6}\.[\w-]{27,}`,
  // An Express session cookie.
  String.raw`s%3A[\w-]{8,}\.[\w%+/-]{3,}`,
  // A private key in base64, as in kubeconfig and in Secrets.
  String.raw`LS0tLS1CRUdJTiB(?:QUklW|[SFPE])[\w+/=]{16,}`,
]);

/** Tokens with a recognizable part in the middle. */
export const TOKEN_RULES: readonly ScrubRule[] = [
  {
    pattern: new RegExp(`\\b(?<!-)(?:${TOKENS})`, 'g'),
    replace: () => REDACTED,
  },
  {
    // Azure client secrets.
    pattern: /(?<![\w-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}/g,
    replace: () => REDACTED,
    needs: ['q~'],
  },
  {
    // Terraform Cloud.
    pattern: /(?<![\w-])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{20,}/g,
    replace: () => REDACTED,
    needs: ['lasv1.'],
  },
  {
    // New Relic.
    pattern: /(?<![\w-])[0-9a-f]{36}NRAL/g,
    replace: () => REDACTED,
    needs: ['nral'],
  },
  // The bearer token in the websocket protocol of kubectl.
  hide(/(base64url\.bearer\.authorization\.k8s\.io\.)[\w-]+/g, 'url.be'),
];

/** Password hashes, because they allow guessing passwords offline. */
export const HASH_RULES: readonly ScrubRule[] = [
  // bcrypt, crypt of Linux, Apache, PHP and Argon2.
  hide(
    /(?<![\w$])(\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|sha1|md5|argon2(?:id?|d))\$)(?=[\w./+=,$-]{20})[\w./+=,$-]+/g,
    '$',
  ),
  hide(/(?<![\w$])(\$[PH]\$)[\w./]{20,}/g, '$'),
  // Django, Flask
  hide(
    /(?<!\w)((?:pbkdf2|scrypt|bcrypt|argon2)[\w:]{0,40}\${1,2})[\w./+=,$-]{20,}/g,
    '$',
  ),
  hide(/(\bSCRAM-SHA-(?:1|256|512)\$)\d{1,9}:[\w+/=]{8,}\$[\w+/=:]{16,}/g, '$'),
  // LDAP
  hide(
    /(\{(?:S?SHA(?:256|384|512)?|S?MD5|CRYPT|PBKDF2[\w-]{0,20}|ARGON2|BCRYPT)\})[\w+/=$.,-]{16,}/gi,
  ),
  // MySQL, and the user list of PgBouncer.
  hide(/(["'](?:\*(?=[0-9A-F]{40}["'])|md5(?=[0-9a-f]{32}["'])))[0-9A-Fa-f]+/g),
];
