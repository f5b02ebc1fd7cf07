import { hide, ScrubRule } from './ScrubRule';
import { isCredential, REDACTED } from './credentialValue';

/** A word with letters and digits, or a long hex number, is not part of a sentence. */
const CHANCE = String.raw`(?:(?=[^\s"':]{0,60}[0-9])(?=[^\s"':]{0,60}[A-Za-z])(?!HTTP\/|\w{1,20}\(\d)[^\s"':]{6,}|[0-9a-f]{16,})`;
const PASSWORD = String.raw`(?:\b(?:[Pp]ass(?:word|wd|phrase)|PASS(?:WORD|WD|PHRASE)|[Aa][Pp][Ii]-?[Kk][Ee][Yy])|Pass(?:word|phrase)(?<=[a-z]Pass(?:word|phrase)))`;

/** What each {@link PASSWORD} contains. */
const OF_PASSWORD = ['pass', 'api'];

/** Credentials in sentences, behind a name without a separator. */
export const PROSE_RULES: readonly ScrubRule[] = [
  // The value is not an English word: ENV DB_PASSWORD hunter2
  hide(
    /(_(?:PASSWORD|PASSWD|PASS|SECRET|TOKEN|API_KEY|ACCESS_KEY)[ \t]{1,3}["']?)(?=[^\s"']{0,60}\d)[^\s"']{4,}/g,
  ),
  hide(
    new RegExp(
      String.raw`(${PASSWORD}[ \t]{1,3}(?:is[ \t]{1,3})?["']?)${CHANCE}`,
      'g',
    ),
  ),
  // password changed from x to y
  hide(
    new RegExp(
      String.raw`(${PASSWORD}[^\n:=]{0,40}?[ ](?:set|changed|reset|updated)[ ]from[ ]["']?)${CHANCE}`,
      'g',
    ),
    ...OF_PASSWORD,
  ),
  hide(
    new RegExp(
      String.raw`(${PASSWORD}[^\n:=]{0,60}?[ ](?:set|changed|reset|updated|•••["']?)[ ]to[ ]["']?)${CHANCE}`,
      'g',
    ),
    ...OF_PASSWORD,
  ),
  {
    // password for user alice: x
    pattern:
      /(\bpass(?:word|phrase)[ ]for[ ](?:the[ ]|user[ ]){0,2}["']?[\w.@-]{1,60}["']?(?:[ ]user)?[ ]?[:=][ ]{1,3})("[^"\n]+|'[^'\n]+|[^\s"']+)/gi,
    replace: (whole, before, value) =>
      isCredential('passw', '', ': ', value) ? `${before}${REDACTED}` : whole,
    needs: ['pass'],
  },
  // PASSWORD elastic = x
  hide(
    new RegExp(
      String.raw`(\b(?:password|PASSWORD|Password)[ ]\w{1,40}[ ]=[ ])${CHANCE}`,
      'g',
    ),
    'pass',
  ),
  // password........x
  hide(/(\bpassword\.{4,60})[^\s.]+/gi, 'pass'),
  // The initial admin password of Jenkins.
  hide(/(\bfollowing password[^\n]{0,80}:\s{1,8})[0-9a-f]{32}/g),
  // token "x" is invalid; only if quoted, because a parser also reports tokens
  hide(
    /(\b(?<!unexpected )(?:token|api[ _-]?key)[ ]["'])(?=[^\s"']{0,60}\d)(?=[^\s"']{0,60}[a-z])(?![\w.-]{1,200}-token-\w{5}["'])[^\s"']{8,}(?=["'])/gi,
  ),
];
