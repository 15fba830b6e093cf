/** What the app hears, and where it answers. Each listener turns its payload into a question and a place for the answer. */
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Router } from './router.js';

type CommandArgs = Pick<SlackCommandMiddlewareArgs, 'ack' | 'command'>;
type MentionArgs = Pick<SlackEventMiddlewareArgs<'app_mention'>, 'event'> & Pick<AllMiddlewareArgs, 'client'>;

/** `/privatelink TEXT`: answered in the acknowledgement, so that it works where the bot is no member. */
export const answerCommand =
  (ask: Router) =>
  async ({ ack, command }: CommandArgs): Promise<void> => {
    await ack({ response_type: 'ephemeral', ...(await ask({ text: command.text })) });
  };

/** `@bot TEXT`: answered in the message's thread, where follow-ups then work. Other bots are not answered. */
export const answerMention =
  (ask: Router) =>
  async ({ event, client }: MentionArgs): Promise<void> => {
    if ('bot_id' in event && event.bot_id) return;
    const thread = event.thread_ts ?? event.ts;
    const message = await ask({ text: event.text, conversation: `${event.channel} ${thread}` });
    await client.chat.postMessage({
      channel: event.channel,
      thread_ts: thread,
      unfurl_links: false,
      unfurl_media: false,
      ...message,
    });
  };
