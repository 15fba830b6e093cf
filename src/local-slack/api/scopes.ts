/** Which scopes a method asks for, any one of them: the "Scopes" part of each page of docs.slack.dev/reference/methods */

import { findChannel } from '../people.js';
import type { ChannelKind, Json } from '../types.js';
import type { World } from '../world.js';

const FAMILY: Readonly<Record<ChannelKind, string>> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.open': ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  'users.info': ['users:read'],
  'team.info': ['team:read'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  // docs.slack.dev/changelog (March 2026): either of the two.
  'assistant.threads.setStatus': ['chat:write', 'assistant:write'],
};

const BY_CHANNEL: Readonly<Record<string, string>> = {
  'conversations.info': 'read',
  'conversations.history': 'history',
  'conversations.replies': 'history',
};

/** A method and its arguments → the scopes of which one is needed; none needed: an empty list. */
export function scopesFor(world: World, method: string, args: Json): readonly string[] {
  const right = BY_CHANNEL[method];
  if (right === undefined) return SCOPES[method] ?? [];
  const channel = findChannel(world, String(args.channel));
  const kinds: readonly ChannelKind[] = channel ? [channel.kind] : ['channel', 'group', 'im', 'mpim'];
  return kinds.map((kind) => `${FAMILY[kind]}:${right}`);
}
