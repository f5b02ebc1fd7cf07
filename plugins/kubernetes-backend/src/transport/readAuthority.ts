import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Result, ok } from '../util/Result';
import { FileCache } from '../util/FileCache';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { decodeAuthority, pemProblem } from './authorityProblem';
import { faultFailure } from './classifyFailure';

/** The certificate authority of a cluster in PEM; undefined where the system's authorities count, or none. */
export async function readAuthority(
  { tls }: ClusterDetails,
  files: FileCache,
): Promise<Result<string | undefined>> {
  const { caData, caFile, skipVerify } = tls ?? {};
  // It would not matter, and one that is no good must not keep the connection from being made.
  if (skipVerify) return ok(undefined);
  if (caData) return ok(decodeAuthority(caData));
  if (!caFile) return ok(undefined);
  try {
    const pem = await files.read(caFile);
    const problem = pemProblem(`the file ${caFile} that caFile names`, pem);
    return problem === undefined ? ok(pem) : unusable(problem);
  } catch (error) {
    return unusable(`caFile cannot be read: ${describeError(error)}`);
  }
}

/** The path is for those who run Backstage. */
function unusable(detail: string): Result<never> {
  return faultFailure(
    'tls',
    'authority-unreadable',
    "the certificate authority's file cannot be used",
    undefined,
    toSafeMessage(detail),
  );
}
