/** What Slack's errors mean for an answer on its way. Source: docs.slack.dev, "Errors" of chat.postMessage. */

type SlackError = Error & { code?: string; data?: { error?: string }; statusCode?: number };

/** Slack's own word for what was wrong, such as `not_in_channel`. */
export const errorOf = (cause: unknown): string => (cause as SlackError | undefined)?.data?.error ?? '';

const DRAWN = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'invalid_attachments'];
const PLACE = ['not_in_channel', 'channel_not_found', 'is_archived', 'cannot_reply_to_message', 'thread_not_found'];
const PASSING = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
];

const TRIGGER = [
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
];

/** The blocks are at fault: the text alone may still arrive. */
export const isDrawingFault = (cause: unknown): boolean => DRAWN.includes(errorOf(cause));

/** The place is at fault: the person may still be reached elsewhere. */
export const isPlaceFault = (cause: unknown): boolean => {
  const error = errorOf(cause);
  return PLACE.includes(error) || error.startsWith('restricted_action');
};

/** What a person did is too long ago for Slack to open a view for it, or has opened one. */
export const isTriggerFault = (cause: unknown): boolean => TRIGGER.includes(errorOf(cause));

/** The view is closed, or shows something newer. */
export const isViewGone = (cause: unknown): boolean => ['not_found', 'hash_conflict'].includes(errorOf(cause));

/** Slack is at fault, or the way to it: later it may work. */
export function isPassing(cause: unknown): boolean {
  const { code, statusCode, name, message } = (cause ?? {}) as SlackError;
  const error = errorOf(cause);
  if (error) return PASSING.includes(error);
  if (statusCode !== undefined) return statusCode >= 500 || statusCode === 429;
  // What `fetch` itself throws: no connection, or no answer in time.
  if (message === 'fetch failed' || name === 'TimeoutError') return true;
  return ['slack_webapi_request_error', 'slack_webapi_http_error', 'slack_webapi_rate_limited_error'].includes(
    code ?? '',
  );
}

type Chained = Readonly<{ code?: string; name?: string; message?: string; original?: Chained }>;

const rootOf = (cause: unknown): Chained => {
  const one = (cause ?? {}) as Chained;
  return one.original ? rootOf(one.original) : one;
};

/**
 * Where the app is installed could not be looked up: the database is away, so that it may work later, or no key of this
 * process opens what it holds, which another process may have.
 */
export const isLookUpFault = (cause: unknown): boolean =>
  (cause as Chained | undefined)?.code === 'slack_bolt_authorization_error' &&
  rootOf(cause).name !== 'NotInstalledError';

/** What to do where no key opens the tokens of a workspace. */
export function sealFaultOf(cause: unknown): string | undefined {
  const { name, message } = rootOf(cause);
  return name === 'SealError' ? message : undefined;
}
