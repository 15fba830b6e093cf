/** `/privatelink TEXT`: answered in the acknowledgement, so that it works where the bot is no member. */
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../../../presentation/blocks/message.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import { incidentLine } from '../incident.js';
import type { Router } from '../router.js';

type Args = Pick<SlackCommandMiddlewareArgs, 'ack' | 'command'> & Pick<AllMiddlewareArgs, 'logger'>;

/** The same question always gets the same answer, so those of so many questions are kept; the oldest go first. */
const KEPT = 5_000;

export function answerCommand(router: Router) {
  const messageFor = keptMessages(router);
  return async ({ ack, command, logger }: Args): Promise<void> => {
    await ack({ response_type: 'ephemeral', ...sure() });

    function sure(): Message {
      try {
        return messageFor(command.text ?? '');
      } catch (cause) {
        logger.error(incidentLine(cause, command));
        return NOTICES.failed;
      }
    }
  };
}

/** Kept as long as the knowledge is the same. */
function keptMessages({ bot, answer }: Router): (text: string) => Message {
  let of = bot();
  let kept = new Map<string, Message>();
  return (text) => {
    if (bot() !== of) {
      of = bot();
      kept = new Map();
    }
    const found = kept.get(text);
    if (found) return found;
    const message = answer(text).message({ shareable: true });
    kept.set(text, message);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return message;
  };
}
