import { splitCells } from './cells';
import { isNamedCredential } from './names';
import { hide, ScrubRule } from './ScrubRule';
import { REDACTED } from './credentialValue';

/** Hides the values of an INSERT in columns with the name of a credential. */
function insertion(
  whole: string,
  before: string,
  columns: string,
  values: string,
): string {
  const names = columns.split(',').map(each => each.replace(/["`[\]]/g, ''));
  const secret = names.map(name => name.trim());
  const rows = values.replace(/\((?:[^()'\n]|'[^'\n]*')*\)/g, row => {
    const cells = splitCells(row.slice(1, -1), ',', "'");
    if (cells.length !== secret.length) return row;
    return `(${cells
      .map((cell, i) => {
        const [, quote, text] = /^(\s*N?')([^\n]+)'\s*$/.exec(cell) ?? [];
        return text !== undefined && isNamedCredential(secret[i], text)
          ? `${quote}${REDACTED}'`
          : cell;
      })
      .join(',')})`;
  });
  return rows === values ? whole : `${before}${rows}`;
}

export const SQL_RULES: readonly ScrubRule[] = [
  {
    pattern:
      /(\binsert\s{1,5}into\s{1,5}[^\s(]{1,100}\s{0,5}\(([^()\n]{1,1000})\)\s{0,5}values\s{0,5})(\([^\n]{1,8000})/gi,
    replace: insertion,
    needs: ['insert'],
  },
  // SQL, and .netrc
  hide(
    /(\b(?:password|identified[ \t]{1,3}(?:with[ \t]{1,3}\w{1,40}[ \t]{1,3})?by(?:[ \t]{1,3}password)?)[ \t]{1,3}')[^'\n]+/gi,
    'passw',
    'tified',
  ),
  hide(
    /(\bIDENTIFIED[ \t]{1,3}BY[ \t]{1,3}"?)(?!PASSWORD\b)[^\s"';]+/g,
    'tified',
  ),
  hide(/(\bwith[ \t]{1,3}password[ \t]{1,3}")[^"\n]+/gi, 'passw'),
  hide(/(\b(?:OLD_)?PASSWORD\([ ]?')[^'\n]+/gi, 'passw'),
  hide(/(\bpgp_sym_(?:en|de)crypt\([^()\n]{1,200},[ ]?')[^'\n]+/gi, 'pgp_'),
];

export const FILE_RULES: readonly ScrubRule[] = [
  // .netrc
  hide(
    /(\blogin[ \t]{1,3}\S{1,100}\s{1,10}(?:\d{4}-[\dT:.Z+-]{10,30}[ \t]{1,9})?password[ \t]{1,3})\S+/g,
    'login',
  ),
  // .pgpass
  hide(
    /((?:^|[ \t])[\w.*-]{1,100}:(?:5432|\*):[\w*-]{1,60}:[\w.*-]{1,60}:)[^\s:]{4,}$/gm,
    ':5432:',
    ':*:',
  ),
  // IPsec: : PSK "x"
  hide(/(:[ ]PSK[ ]")[^"\n]+/g, 'psk "'),
  hide(/(\bunseal[ ](?:key[ ]\d{1,2}:[ ])?)[\w+/=]{40,}/gi, 'unseal'),
  // Consul, Nomad
  hide(
    /(\bsecret[ ]?id[ ]{0,20}[=:][ ]{0,9})[0-9a-f]{8}-[0-9a-f-]{27}/gi,
    'secret',
  ),
];
