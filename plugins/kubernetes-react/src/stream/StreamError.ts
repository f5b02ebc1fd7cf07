import { CustomErrorBase } from '@backstage/errors';

/**
 * A live stream broke: the connection was lost, or a line of it is not a message.
 *
 * @public
 */
export class StreamError extends CustomErrorBase {
  name = 'StreamError' as const;
}
