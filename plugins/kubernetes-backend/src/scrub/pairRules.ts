import { hide, ScrubRule } from './ScrubRule';

const SECRET = String.raw`(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private|secret)_?key|(?<=_)pass|(?<=[a-z])Pass)`;
const Q = String.raw`\\{0,7}["']`;
const VALUE = '(?:Parameter)?Value';

const rule = (source: string, ...needs: string[]): ScrubRule =>
  hide(new RegExp(source, 'gi'), ...needs);

/** A name and its value in two fields, as in Kubernetes' env: {"name":"DB_PASSWORD","value":"x"} */
export const PAIR_RULES: readonly ScrubRule[] = [
  rule(
    String.raw`(${SECRET}\w{0,20}(?:${Q})?(?:,|:[ \t]{0,3}\{)?\s{0,20}(?<=[\s,])(?:${Q})?${VALUE}(?:${Q})?[:=][ \t]{0,3}(?:${Q})?)[^"'\\\s,}]+`,
    'value',
  ),
  rule(
    String.raw`(${SECRET}\w{0,20}(?:${Q})?[ ]?(?:,|(?::|=>)[ \t]{0,3}%?\{|[ ])[ \t]{0,3}(?:${Q})?${VALUE}(?:${Q})?[ ]?(?:=>|[:=])[ \t]{0,3}${Q})[^"'\\\n]+`,
    'value',
  ),
  // The same with the value first.
  rule(
    String.raw`(["']value${Q}:[ ]?${Q})[^"'\\\n]{1,500}(?=${Q},[ ]?${Q}(?:name|key)${Q}:[ ]?${Q}\w{0,60}?${SECRET}${Q})`,
    'value',
  ),
  // Terraform: variable "db_password" { default = "x" }
  rule(
    String.raw`(\bvariable[ \t]{1,3}"[\w-]{0,60}${SECRET}\w{0,20}"[ \t]{0,3}\{[^{}]{0,400}?\bdefault[ \t]{0,20}=[ \t]{0,3}")[^"\n]+`,
    'variab',
  ),
  // Two in brackets: ('passw', 'x') of Python, {password,<<"x">>} of Erlang; and Clojure's :password "x"
  rule(
    String.raw`(\([bru]{0,2}["'][\w-]{0,40}(?:${SECRET}|api-key|authorization)["'],[ ]?[bru]{0,2}["'])(?!\w{0,60}(?:token|secret|password|key)["'])[^"'\n]+(?=["']\))`,
  ),
  rule(String.raw`(\{[\w]{0,40}${SECRET}\w{0,20},[ ]?(?:<<)?")[^"\n]+`),
  rule(
    String.raw`(:(?<![\w:]:)(?:[a-z]{1,12}-){0,2}${SECRET}[\w-]{0,20}[ ]")[^"\n]+`,
  ),
  // <password>x</password>
  rule(
    String.raw`(<[\w:-]{0,30}${SECRET}(?:[ ][^<>\n]{0,100})?>(?:<!\[CDATA\[)?)(?:[^<\n]+(?=<\/)|[^<\n]+(?=\]\]>)|[^\s<]+$)`,
  ),
  // Multipart form data.
  hide(
    /(form-data;[ ]name=\\?"[\w-]{0,40}(?:passw(?:or)?d|passphrase|secret|token|api_?key)[\w-]{0,20}\\?"(?:\r?\n|\\r\\n|\\n){2})[^\r\n\\]+/gi,
  ),
  // A list of characters or of character codes.
  hide(
    /((?:passw(?:or)?d|passphrase)["']?[ \t]{0,3}[=:][ \t]{0,3}\[)(?:["']?[^\s,"']{1,3}["']?,[ ]?){3,100}["']?[^\s,"'\]]{1,3}(?=["']?\])/gi,
  ),
];
