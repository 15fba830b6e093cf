/** What a person starts from Slack's own menus. */
import type { Deliver } from './deliver.js';
import { findMessage } from './messages.js';
import { tellFailure } from './notices.js';
import { globalShortcutPayload, messageShortcutPayload } from './payloads.js';
import { channelOf } from './people.js';
import type { Delivery, Message, ShortcutSetting, User } from './types.js';
import { newResponseUrl, newTrigger } from './urls.js';
import type { World } from './world.js';

export type Shortcuts = Readonly<{
  messageShortcut: (callbackId: string, message: Message) => Promise<Delivery>;
  globalShortcut: (callbackId: string) => Promise<Delivery>;
}>;

const knownShortcut = (world: World, type: ShortcutSetting['type'], callbackId: string): void => {
  const known = world.app.shortcuts.some((one) => one.type === type && one.callbackId === callbackId);
  if (!known) throw new Error(`The app has no ${type} shortcut "${callbackId}".`);
};

export function createShortcuts(world: World, origin: string, deliver: Deliver, user: User): Shortcuts {
  return {
    messageShortcut: async (callbackId, { channel: id, ts }) => {
      knownShortcut(world, 'message', callbackId);
      const channel = channelOf(world, id);
      const message = findMessage(world, id, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel.name}.`);
      // The message is not the app's, so its response url has no original to replace.
      const to = { user: user.id, channel: id };
      const parts = {
        callbackId,
        triggerId: newTrigger(world, user.id),
        responseUrl: newResponseUrl(world, origin, 'actions', to),
      };
      const delivery = await deliver('interactive', messageShortcutPayload(world, user, channel, message, parts));
      tellFailure(world, user, delivery, callbackId);
      return delivery;
    },
    globalShortcut: async (callbackId) => {
      knownShortcut(world, 'global', callbackId);
      const delivery = await deliver(
        'interactive',
        globalShortcutPayload(world, user, callbackId, newTrigger(world, user.id)),
      );
      tellFailure(world, user, delivery, callbackId);
      return delivery;
    },
  };
}
