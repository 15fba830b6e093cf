/** `/privatelink TEXT`: answered in the acknowledgement, so that it works where the bot is no member. */
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import type { Router } from '../router.js';

type Args = Pick<SlackCommandMiddlewareArgs, 'ack' | 'command'> & Pick<AllMiddlewareArgs, 'logger'>;

export const answerCommand =
  ({ answer }: Router) =>
  async ({ ack, command, logger }: Args): Promise<void> => {
    await ack({ response_type: 'ephemeral', ...sure() });

    function sure() {
      try {
        return answer(command.text ?? '').message({ shareable: true });
      } catch (cause) {
        logger.error(`a command could not be answered: ${(cause as Error).stack}`);
        return NOTICES.failed;
      }
    }
  };
