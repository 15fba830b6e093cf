/** What a person does with words: all of it is there at once, and the events are on their way. */
import { homeOpenedEvents, joinedEvents } from './events.js';
import { deleteMessage, editMessage, findMessage, postMessage, type Room } from './messages.js';
import { channelOf, directChannel } from './people.js';
import type { Channel, Json, Message, User } from './types.js';
import { shownView } from './views.js';
import { announce, nextId, type World } from './world.js';

export type Said = Readonly<{ threadTs?: string; blocks?: readonly unknown[] }>;

export type Talk = Readonly<{
  /** Says the text in a channel the person is in. The text is as Slack sends it: `<@U0BOT>`, `&lt;`. */
  post: (channel: string, text: string, said?: Said) => Message;
  /** Says the text with the bot's name before it. */
  mention: (channel: string, text: string, said?: Said) => Message;
  /** Says the text to the bot alone. */
  direct: (text: string, said?: Said) => Message;
  edit: (message: Message, text: string) => Message;
  remove: (message: Message) => void;
  /** The channel with the bot alone, without opening it. */
  directChannel: () => Channel;
  /** Opens the app's Home, or its Messages tab. */
  openHome: () => void;
  openMessages: () => void;
  join: (channel: string) => void;
  leave: (channel: string) => void;
  /** Brings the bot into a channel, or takes it out. */
  invite: (channel: string) => void;
  dismiss: (channel: string) => void;
}>;

const richText = (text: string): readonly unknown[] => [
  {
    type: 'rich_text',
    block_id: 'said',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  },
];

/** Other bots write as bots do, so that an app can tell them from people. */
const authorOf = (world: World, user: User): Partial<Message> =>
  user.isBot
    ? { subtype: 'bot_message', user: user.id, bot_id: user.botId ?? '' }
    : { user: user.id, client_msg_id: nextId(world, 'client-') };

function openChannel(world: World, user: User, name: string): Channel {
  const channel = channelOf(world, name);
  if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.name}.`);
  if (channel.archived) throw new Error(`${channel.name} is archived.`);
  return channel;
}

/** A message of the person, as it stands now. */
function own(world: World, user: User, { channel, ts }: Message): Message {
  const message = findMessage(world, channel, ts);
  if (message?.user !== user.id) throw new Error(`${user.name} has no message ${ts} to change.`);
  return message;
}

export function createTalk(room: Room, user: User): Talk {
  const { world, emit } = room;
  const post: Talk['post'] = (name, text, { threadTs, blocks } = {}) => {
    const content = { text, blocks: blocks ?? richText(text) };
    return postMessage(room, openChannel(world, user, name), { ...content, author: authorOf(world, user), threadTs });
  };
  const open = (tab: 'home' | 'messages') => {
    const view = world.homes.get(user.id);
    const shown = tab === 'home' && view ? shownView(world, view) : undefined;
    for (const event of homeOpenedEvents(world, user.id, directChannel(world, user.id).id, tab, shown)) emit(event);
  };
  const move = (name: string, who: string, comes: boolean) => {
    const channel = channelOf(world, name);
    if (comes) channel.members.add(who);
    else channel.members.delete(who);
    announce(world, { kind: 'workspace', id: channel.id, channel: channel.id });
    const events: readonly Json[] = comes ? joinedEvents(world, channel, who) : [];
    for (const event of events) emit(event);
  };
  return {
    post,
    mention: (name, text, said) => post(name, `<@${world.app.botUser}> ${text}`, said),
    direct: (text, said) => post(directChannel(world, user.id).id, text, said),
    edit: (message, text) =>
      editMessage(
        room,
        channelOf(world, message.channel),
        own(world, user, message),
        { text, blocks: richText(text) },
        user.id,
      ),
    remove: (message) => deleteMessage(room, channelOf(world, message.channel), own(world, user, message)),
    directChannel: () => directChannel(world, user.id),
    openHome: () => open('home'),
    openMessages: () => open('messages'),
    join: (name) => move(name, user.id, true),
    leave: (name) => move(name, user.id, false),
    invite: (name) => move(name, world.app.botUser, true),
    dismiss: (name) => move(name, world.app.botUser, false),
  };
}
