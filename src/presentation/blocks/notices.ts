/** What the bot says of itself: thanks, and what went wrong with what to do. */
import type { HomeView, ModalView } from '@slack/types';
import type { Message } from './message.js';
import { escapeMarkup, paragraph, plain } from './rich-text.js';

const say = (text: string): Message => ({ text: escapeMarkup(text), blocks: [paragraph(plain(text))] });

export const NOTICES = {
  shared: say('Shared in the channel.'),
  thanks: say('Thank you, noted.'),
  outdated: say('This button is from an older version of me. Please ask the question again.'),
  late: say('Slack gave me a moment to open the form, and I took longer. Please press it once more.'),
  forbidden: say(
    'I may not do that in this workspace: a permission is missing. Please ask whoever installed me to install me again.',
  ),
  unwell: say('Slack did not take my answer just now. Please ask again in a minute.'),
  nowhere: say(
    'I can’t look up how I am installed here. Please try again in a moment; if it stays so, I have to be installed again.',
  ),
  failed: say('Something went wrong on my side, so I have no answer now. Please ask again in a moment.'),
} as const;

/** A notice where there is a form. */
export const noticeModal = ({ blocks }: Message): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'No answer' },
  close: { type: 'plain_text', text: 'Close' },
  blocks,
});

/** A notice in the place of Home, until it is opened again. */
export const noticeHome = ({ blocks }: Message): HomeView => ({ type: 'home', blocks });

/** Said below an answer, when what a thread was about could not be looked up. */
export const FORGOT = 'I could not look up what this thread was about, so I read the question by itself.';

/** Why an answer comes as a direct message instead of where it was asked, by Slack's error. */
const REASONS: Readonly<Record<string, string>> = {
  not_in_channel: 'I am not in that channel. Invite me there with /invite, then ask again.',
  channel_not_found: 'I can’t see that channel. Invite me there with /invite, then ask again.',
  is_archived: 'That channel is archived, so I can’t write there.',
  restricted_action: 'In that channel I may not write. Ask somebody who runs it, or ask me here.',
  restricted_action_read_only_channel: 'That channel is read-only for me. Ask me here instead.',
  restricted_action_thread_locked: 'That thread is locked. Ask me here instead.',
};

/** Slack's error about a place → an answer for the person alone, that begins with why it comes here. */
export function elsewhere(error: string, { text, blocks }: Message): Message {
  const why = REASONS[error] ?? 'I could not write where you asked, so here is the answer.';
  return { text: `${escapeMarkup(why)}\n\n${text}`, blocks: [paragraph(plain(why)), ...blocks].slice(0, 50) };
}
