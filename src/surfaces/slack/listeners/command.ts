/** `/privatelink TEXT`: answered in the acknowledgement, so that it works where the bot is no member. */
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Figures, type Note, noteOf } from '../../../figures.js';
import { type Metrics, type Told, toldBy } from '../../../metrics.js';
import type { Message } from '../../../presentation/blocks/message.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import { askerOf } from '../asker.js';
import { incidentLine } from '../incident.js';
import type { Orders } from '../obeying.js';
import type { Router } from '../router.js';

type Kept = Readonly<{ message: Message; note: Note; told: Told }>;
type Args = Pick<SlackCommandMiddlewareArgs, 'ack' | 'command'> & Pick<AllMiddlewareArgs, 'logger' | 'context'>;

/** The same question always gets the same answer, so those of so many questions are kept; the oldest go first. */
const KEPT = 5_000;

export function answerCommand(router: Router, orders: Pick<Orders, 'take'>, figures: Figures, metrics?: Metrics) {
  const answers = keptAnswers(router);
  return async ({ ack, command, context, logger }: Args): Promise<void> => {
    const since = performance.now();
    const text = command.text ?? '';
    // What has an answer is a question, so that it need not be read as an order again.
    const known = answers.find(text);
    const taken = known ? undefined : orders.take(text, askerOf(context, command.user_id));
    if (taken) {
      await ack({ response_type: 'ephemeral', ...(await taken) });
      return;
    }
    const found = known ?? sure();
    await ack({ response_type: 'ephemeral', ...(found?.message ?? NOTICES.failed) });
    if (!found) metrics?.failed('command');
    else {
      figures.answered(askerOf(context, command.user_id), found.note);
      metrics?.asked('command', found.told);
      metrics?.answered('command', (performance.now() - since) / 1_000);
    }

    function sure(): Kept | undefined {
      try {
        return answers.make(text);
      } catch (cause) {
        logger.error(incidentLine(cause, command));
        return undefined;
      }
    }
  };
}

type Answers = Readonly<{ find: (text: string) => Kept | undefined; make: (text: string) => Kept }>;

/** Kept as long as the knowledge is the same. */
function keptAnswers({ bot, answer }: Router): Answers {
  let of = bot();
  let kept = new Map<string, Kept>();
  return {
    find(text) {
      if (bot() !== of) {
        of = bot();
        kept = new Map();
      }
      return kept.get(text);
    },
    make(text) {
      const { turn, message } = answer(text);
      const made = { message: message({ shareable: true }), note: noteOf(turn), told: toldBy(turn.answer) };
      kept.set(text, made);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return made;
    },
  };
}
