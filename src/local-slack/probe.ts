/** Requests that are not what they should be, sent to the app's request URL to see it refuse them. */
import { post, type Reply, requestBody } from './requests.js';
import { signedHeaders } from './sign.js';
import type { DeliveryKind, Json } from './types.js';
import { nextId, type World } from './world.js';

export type HttpProbe = Readonly<{
  /** Slack's first question to a request URL; the app must answer with the challenge. */
  verifyUrl: () => Promise<boolean>;
  /** A payload signed with another secret. */
  wrongSignature: (body: Json, kind?: DeliveryKind) => Promise<Reply>;
  /** A payload rightly signed, but some minutes ago: six unless told otherwise. */
  oldSignature: (body: Json, minutes?: number, kind?: DeliveryKind) => Promise<Reply>;
  /** A payload with no signature at all. */
  unsigned: (body: Json, kind?: DeliveryKind) => Promise<Reply>;
}>;

export function createProbe(world: World, closing: AbortSignal): HttpProbe {
  const secondNow = () => Math.floor(world.now() / 1000);
  const send = (
    kind: DeliveryKind,
    body: Json,
    sign: (text: string) => Readonly<Record<string, string>>,
  ): Promise<Reply> => {
    const { delivery } = world.app;
    if (delivery.mode !== 'http') throw new Error('The app has no request URL: its payloads go to Socket Mode.');
    const content = requestBody(kind, body);
    return post(
      delivery.url,
      content,
      sign(content.text),
      AbortSignal.any([closing, AbortSignal.timeout(world.times.ackMs)]),
    );
  };
  const { signingSecret } = world.app;
  return {
    verifyUrl: async () => {
      const challenge = nextId(world, 'challenge-');
      const body = { type: 'url_verification', token: 'local-verification-token', challenge };
      const reply = await send('events_api', body, (text) => signedHeaders(world.app.signingSecret, text, secondNow()));
      return reply.status === 200 && reply.text.includes(challenge);
    },
    wrongSignature: (body, kind = 'events_api') =>
      send(kind, body, (text) => signedHeaders(`not ${signingSecret}`, text, secondNow())),
    oldSignature: (body, minutes = 6, kind = 'events_api') =>
      send(kind, body, (text) => signedHeaders(world.app.signingSecret, text, secondNow() - minutes * 60)),
    unsigned: (body, kind = 'events_api') => send(kind, body, () => ({})),
  };
}
