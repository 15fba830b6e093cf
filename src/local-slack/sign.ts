/** Slack's signature of a request: docs.slack.dev/authentication/verifying-requests-from-slack */
import { createHmac } from 'node:crypto';

export type SignedHeaders = Readonly<{ 'x-slack-request-timestamp': string; 'x-slack-signature': string }>;

/** A secret, a body and the second it is sent → the two headers. */
export function signedHeaders(secret: string, body: string, second: number): SignedHeaders {
  const hash = createHmac('sha256', secret).update(`v0:${second}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(second), 'x-slack-signature': `v0=${hash}` };
}
