import { CA_DATA } from '../__testUtils__/caData';
import { caDataProblem, decodeAuthority, pemProblem } from './authorityProblem';

const PEM = Buffer.from(CA_DATA, 'base64').toString('utf8');
const DER = PEM.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');

describe('decodeAuthority', () => {
  it('takes PEM as it is, or from base64', () => {
    expect(decodeAuthority(PEM)).toBe(PEM);
    expect(decodeAuthority(CA_DATA)).toBe(PEM);
  });
});

describe('caDataProblem', () => {
  it.each([
    ['PEM', PEM],
    ['PEM in base64', CA_DATA],
    ['base64 in lines', CA_DATA.replace(/(.{64})/g, '$1\n')],
    ['white space around', `\n ${CA_DATA}\n`],
    ['several certificates', `${PEM}\n${PEM}`],
  ])('finds nothing wrong with %s', (_what, caData) => {
    expect(caDataProblem(caData)).toBeUndefined();
  });

  it.each([
    ['', 'caData is empty'],
    [' \n', 'caData is empty'],
    ['/etc/ssl/ca.pem', 'caData is a file path'],
    ['./ca', 'caData is a file path'],
    ['../ca', 'caData is a file path'],
    ['~/ca', 'caData is a file path'],
    ['C:\\certs\\ca', 'caData is a file path'],
    ['ca.crt', 'caData is a file path'],
    [Buffer.from(CA_DATA).toString('base64'), 'base64-encoded twice'],
    [DER, 'caData is a DER certificate'],
    ['not base64!', 'neither PEM nor base64'],
    ['${CA_DATA}', 'neither PEM nor base64'],
    ['aGVsbG8=', 'decodes to something other than PEM'],
    [PEM.replace(/\n/g, '\\n'), "isn't a valid certificate"],
    [PEM.slice(0, 300), "isn't a valid certificate"],
    [
      Buffer.from(PEM.slice(0, 300)).toString('base64'),
      "isn't a valid certificate",
    ],
  ])('explains what is wrong: %#', (caData, words) => {
    expect(caDataProblem(caData)).toContain(words);
  });
});

describe('pemProblem', () => {
  it('says what it is about', () => {
    expect(pemProblem('the file', PEM)).toBeUndefined();
    expect(pemProblem('the file', 'hello')).toBe(
      'the file contains no certificate (no BEGIN CERTIFICATE)',
    );
  });

  it.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'])(
    'knows a %s',
    what => {
      expect(pemProblem('caData', `-----BEGIN ${what}-----`)).toBe(
        "caData is a private key. Use the authority's certificate",
      );
    },
  );

  it('takes a trusted certificate of OpenSSL for one', () => {
    const trusted = PEM.replace(/CERTIFICATE/g, 'TRUSTED CERTIFICATE');
    expect(pemProblem('caData', trusted) ?? '').not.toContain('no certificate');
  });
});
