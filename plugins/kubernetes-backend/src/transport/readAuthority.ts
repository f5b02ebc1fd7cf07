import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Result, ok } from '../util/Result';
import { FileCache } from '../util/FileCache';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { decodeAuthority, pemProblem } from './authorityProblem';
import { faultFailure } from './classifyFailure';

/** The certificate authority of a cluster in PEM; undefined where the system's authorities apply, or none. */
export async function readAuthority(
  { tls }: ClusterDetails,
  files: FileCache,
): Promise<Result<string | undefined>> {
  const { caData, caFile, skipVerify } = tls ?? {};
  // It is not used then, so an invalid one must not prevent the connection.
  if (skipVerify) return ok(undefined);
  if (caData) return ok(decodeAuthority(caData));
  if (!caFile) return ok(undefined);
  try {
    const pem = await files.read(caFile);
    const problem = pemProblem(`the file ${caFile} (caFile)`, pem);
    return problem === undefined ? ok(pem) : unusable(problem);
  } catch (error) {
    return unusable(`can't read caFile: ${describeError(error)}`);
  }
}

/** The path is for operators only. */
function unusable(detail: string): Result<never> {
  return faultFailure(
    'tls',
    'authority-unreadable',
    "the certificate authority's file is unusable",
    undefined,
    toSafeMessage(detail),
  );
}
