import { afterFirst, hide, ScrubRule } from './ScrubRule';
import { isCredential, REDACTED } from './credentialValue';

/** Separator of two arguments: a space, or that of a list in JSON or YAML flow style. */
const GAP = String.raw`(?:[ \t]{1,3}|\\{0,7}["'],\s{0,3}\\{0,7}["'])`;
/** The arguments between a command and the relevant one. */
const MORE = String.raw`${GAP}(?:[^\n|;&]{0,160}?${GAP})?`;
const WORD = String.raw`(?:\\{0,3}"[^"\\\n]+|'[^'\n]+|[^\s"'\\]+)`;
/** A command name that is not the end of a longer word. */
const command = (names: string) => String.raw`(?<![\w.-])(?:${names})`;

/**
 * Hides the value of one option of one command.
 *
 * @param option - pattern up to the value
 */
function option(
  names: string,
  options: string,
  needs: readonly string[],
): ScrubRule {
  return {
    pattern: new RegExp(`(${command(names)}${MORE}(?:${options}))${WORD}`, 'g'),
    replace: (whole, before) => {
      const value = whole.slice(before.length);
      const quote = /^\\{0,3}["']?/.exec(value)?.[0] ?? '';
      return `${before}${quote}${REDACTED}`;
    },
    needs,
  };
}

const SECRET_OPTION = String.raw`-(?<![\w-]-)-?[\w-]{0,30}(?:passw(?:or)?d|passphrase|pwd|(?:store|key)pass|(?<=-)pass(?!\w|[ \t]{1,3}(?:file|env|fd|stdin)\b)|secret|token|api-?key|access-?key|private-?key|secret-?key|certificate-key|setcookie)`;

const OPTIONS: readonly ScrubRule[] = [
  {
    // --db-password x, -password x
    pattern: new RegExp(
      String.raw`(${SECRET_OPTION}(?:-(?:key|value|data))?(?:[ \t]{1,3}|:(?=\w)))("[^"\n]+|'[^'\n]+|(?!-)[^\s"']+)`,
      'gi',
    ),
    replace: (whole, before, value) =>
      isCredential('passw', '', ' ', value) ? `${before}${REDACTED}` : whole,
  },
  {
    // A list of arguments: ["--password", "x"]
    pattern: new RegExp(
      String.raw`(${SECRET_OPTION}\\{0,7}["'],?\s{0,3}\\{0,7}["'])[^"'\\\n-][^"'\\\n]*`,
      'gi',
    ),
    replace: afterFirst,
  },
  {
    // A list of arguments in YAML.
    pattern: new RegExp(
      String.raw`(${SECRET_OPTION}["']?\r?\n[ \t]{0,40}-[ \t]{1,3}["']?)[^\s"'-][^\n"']*`,
      'gi',
    ),
    replace: afterFirst,
  },
];

const CURL: readonly ScrubRule[] = [
  // -u user:x, and --user
  hide(
    /((?<=[ \t"'])(?:-[a-zA-Z]{0,8}u|--user|--proxy-user)(?:[ \t=]{1,3}|["'],[ ]?)["']?(?!\d{1,9}:\d{1,9}(?!\S))[^\s:"',]{1,100}:)(?!\/\/)[^\s"']+/g,
    'u ',
    'u=',
    'user',
    'u"',
    "u'",
  ),
  // -uuser:x
  hide(
    /(\bcurl[ \t][^\n|;&]{0,120}?-u["']?\w[^\s:"']{0,100}:)(?!\/\/)[^\s"']+/g,
    'curl',
  ),
  hide(
    /(\bcurl[ \t][^\n|;&]{0,160}?(?:-b|--cookie)[ \t=]{0,3}["']?[\w.-]{1,60}=)[^"'\n\s]+/g,
    'curl',
  ),
];

const PIPED = String.raw`[ \t]{0,3}\|[^\n|]{0,160}?(?:-stdin|--with-token|\bsudo[ \t]+-\w{0,5}S|passphrase-fd)(?![\w-])`;

const STDIN: readonly ScrubRule[] = [
  {
    // echo x | docker login --password-stdin
    pattern: new RegExp(
      String.raw`(\b(?:echo|printf)[ \t]{1,3}(?:-\w{1,3}[ \t]{1,3})?(?:["']?%s(?:\\n)?["']?[ \t]{1,3})?["']?)(?![$"'])(?:[^"'\n\s|]+|(?<=["'])[^"'\n]+)(?=["']?${PIPED})`,
      'g',
    ),
    replace: afterFirst,
    needs: ['echo', 'printf'],
  },
  // docker login --password-stdin <<< x
  hide(
    /((?:-stdin|sudo[ \t]+-S)[^\n<]{0,160}?<<<[ \t]{0,3}["']?)(?!\$)[^\s"']+/g,
    '<<<',
  ),
];

/** Options that only one command has. */
const COMMANDS: readonly ScrubRule[] = [
  option(
    String.raw`docker(?:[ \t]{1,3}|["'],[ ]?["'])login|(?:podman|nerdctl|buildah|skopeo|oras|crane|oc|az)[ \t](?:acr[ \t])?login|helm[ \t]registry[ \t]login`,
    `-p(?:${GAP}|=)`,
    ['login'],
  ),
  option('openssl', `-pass(?:in|out)?${GAP}["']?pass:|-[kK]${GAP}`, ['openss']),
  option(
    'mysql|mysqldump|mysqladmin|mysqlsh|mycli|mariadb|mariadb-dump',
    `-p(?=[^\\s])`,
    ['mysql', 'mycli', 'mariad'],
  ),
  option('sshpass', `-p(?:${GAP}|(?!["'],)(?=\\S))`, ['sshpas']),
  option('mongo|mongosh|mongodump|mongorestore|cypher-shell', `-p${GAP}`, [
    'mongo',
    'cypher',
  ]),
  option('http|https|xh', `-a${GAP}[\\w.%+-]{1,60}:`, [
    '-a ',
    '-a"',
    "-a'",
    '-a\\',
  ]),
  option('redis-cli', `-a${GAP}`, ['redis']),
  option(
    'ldapsearch|ldapmodify|ldapadd|ldapdelete|ldappasswd|ldapwhoami|ldapcompare',
    `-[ws](?:${GAP}|(?=\\w))`,
    ['ldap'],
  ),
  option(
    'sqlcmd|bcp|mosquitto_pub|mosquitto_sub|ipmitool|zip|unzip|ssh-keygen',
    `-[PN]${GAP}`,
    ['sqlcmd', 'bcp', 'quitto', 'pmitoo', 'zip', 'ssh-k'],
  ),
  option('rdesktop', `-p${GAP}`, ['deskto']),
  option('7z|7za|7zr|unrar|rar', '["\']?-h?p(?=[^\\s"\'])', ['7z', 'rar']),
  option('lftp', `-u${GAP}["']?[^\\s,"']{1,60},`, ['lftp']),
  option('smbclient|rpcclient|smbget', `-U${GAP}["']?[^\\s%"']{1,60}%`, [
    'smb',
    'rpccli',
  ]),
  // htpasswd -b file user x, htpasswd -nb user x
  option(
    'htpasswd',
    `-[A-Za-z]{0,6}b[A-Za-z]{0,6}${GAP}(?:-\\S{1,5}${GAP}){0,3}(?:[^\\s|;&<>"',-][^\\s"',]{0,100}${GAP}){1,2}`,
    ['htpas'],
  ),
  hide(
    /(-setcookie(?<![\w-]-setcookie)[ \t]{1,3}["']?)[^\s"']+/g,
    '-setcookie',
  ),
  {
    // Every `--from-literal` of a Secret, but not of a ConfigMap.
    pattern: /\bcreate[ \t]{1,3}secret[ \t][^\n|;&]{1,2000}/g,
    replace: whole =>
      whole.replace(
        /(--from-literal[= \t]{1,3}["']?[\w.-]{1,100}=)(["']?)(?:[^\s"']+|(?<==["']|["'][^"'=]{1,100}=)[^"'\n]+)/g,
        `$1$2${REDACTED}`,
      ),
    needs: ['--from-literal'],
  },
];

/** Options of programs whose value is a credential. */
export const OPTION_RULES: readonly ScrubRule[] = [
  ...OPTIONS,
  ...CURL,
  ...STDIN,
  ...COMMANDS,
];

/** Credentials that are positional arguments. */
export const COMMAND_RULES: readonly ScrubRule[] = [
  option(
    'rabbitmqctl',
    `(?:add_user|change_password|authenticate_user)${GAP}[^\\s"',]{1,60}${GAP}`,
    ['mqctl'],
  ),
  option('net', `use[ \\t][^\\n]{0,100}?/user:[^\\s]{1,60}[ \\t]{1,3}`, [
    '/user:',
  ]),
  option(
    'mc',
    `alias[ \\t]set[ \\t]\\S{1,60}[ \\t]\\S{1,100}[ \\t]\\S{1,100}[ \\t]{1,3}`,
    ['alias '],
  ),
  option('addauth', `digest[ \\t]{1,3}[^\\s:]{1,60}:`, ['ddauth']),
  option(
    'aws',
    String.raw`configure[ \t]set[ \t]\w{0,40}(?:secret_access_key|session_token)[ \t]{1,3}`,
    ['aws co'],
  ),
  hide(/(\b(?:requirepass|masterauth|bindpw)[ \t]{1,3}["']?)[^\s"']+/g),
  // echo root:x | chpasswd
  hide(
    /(\becho[ \t]{1,3}["']?[\w.-]{1,60}:)[^\s"'|]+(?=["']?[ \t]{0,3}\|)/g,
    'chpass',
  ),
];
