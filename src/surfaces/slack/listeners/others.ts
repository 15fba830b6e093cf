/** The message shortcut, the step of a workflow, and reports of wrong answers. */
import type {
  AllMiddlewareArgs,
  MessageShortcut,
  RespondFn,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Deliveries } from '../../../deliveries.js';
import { NOTICES } from '../../../presentation/blocks/notices.js';
import { REPORT_FIELDS, reportMessage, THANKS } from '../../../presentation/blocks/report.js';
import { stepOutputs } from '../../../presentation/step.js';
import type { Reports } from '../../../reports.js';
import { askerOf, teamOf } from '../asker.js';
import { incidentLine } from '../incident.js';
import { withoutOwnMention } from '../own-mention.js';
import { inDirect, inPrivate, inResponse } from '../places.js';
import type { Router } from '../router.js';

type Common = Pick<AllMiddlewareArgs, 'client' | 'logger' | 'context'>;
type ShortcutArgs = Readonly<{ ack: () => Promise<void>; shortcut: MessageShortcut; respond: RespondFn }> & Common;

/** *Answer this question* on somebody's message: for the asker alone, with *Share in channel*. */
export const answerShortcut =
  ({ answer }: Router) =>
  async ({ ack, shortcut, respond, client, logger, context }: ShortcutArgs): Promise<void> => {
    await ack();
    const { message, channel, user } = shortcut;
    const thread = message.thread_ts;
    const stance = {
      response_type: 'ephemeral' as const,
      replace_original: false,
      ...(typeof thread === 'string' ? { thread_ts: thread } : {}),
    };
    const aside = inPrivate(client, { channel: channel.id, user: user.id, thread }, inDirect(client, user.id, logger));
    const text = withoutOwnMention(message.text ?? '', context.botUserId);
    await inResponse(respond, stance, aside)(answer(text, askerOf(context, user.id)).message({ shareable: true }));
  };

type StepArgs = Readonly<{
  inputs: Readonly<Record<string, unknown>>;
  complete: (result: { outputs: Record<string, string> }) => Promise<unknown>;
  fail: (result: { error: string }) => Promise<unknown>;
  body: unknown;
}> &
  Pick<Common, 'logger' | 'context'>;

/** `lookup_availability` in a workflow. */
export const runStep =
  ({ answer }: Router, deliveries: Deliveries) =>
  async ({ inputs, complete, fail, context, body, logger }: StepArgs): Promise<void> => {
    const asker = askerOf(context, '');
    const outputs = (question: string) => {
      try {
        return stepOutputs(answer(question, asker).turn.answer);
      } catch (cause) {
        logger.error(incidentLine(cause, body));
        return undefined;
      }
    };
    await deliveries.once({ ...asker, key: `step ${context.functionExecutionId}` }, async () => {
      const { question } = inputs;
      if (typeof question !== 'string') {
        await fail({
          error: `The step got no question: "question" is ${JSON.stringify(question) ?? 'missing'}; would be right: a text.`,
        });
        return;
      }
      const found = outputs(question);
      await (found ? complete({ outputs: found }) : fail({ error: NOTICES.failed.text }));
    });
  };

type ReportArgs = Pick<SlackViewMiddlewareArgs<ViewSubmitAction>, 'ack' | 'view' | 'body'> & Common;

/** A report goes to the maintainers' channel, and waits in Home where there is none or it cannot be reached. */
export const takeReport =
  ({ answer }: Router, reports: Reports, channelIn: (team: string) => string | undefined) =>
  async ({ ack, view, body, client, logger, context }: ReportArgs): Promise<void> => {
    await ack({ response_action: 'update', view: THANKS });
    const { values } = view.state;
    const question = view.private_metadata;
    const report = {
      question,
      answer: answer(question).turn.view.verdict.text,
      wrong: values[REPORT_FIELDS.wrong]?.[REPORT_FIELDS.wrong]?.selected_option?.value ?? '',
      words: values[REPORT_FIELDS.words]?.[REPORT_FIELDS.words]?.value ?? '',
      by: body.user.id,
    };
    const team = teamOf(context);
    const channel = channelIn(team);
    const told =
      channel !== undefined &&
      (await client.chat.postMessage({ channel, ...reportMessage(report) }).then(
        () => true,
        (cause: Error) => {
          logger.error(`MAINTAINERS_CHANNEL got no report: ${cause.message}`);
          return false;
        },
      ));
    await reports
      .add({ ...report, team, told })
      .catch((cause: Error) => logger.error(`a report could not be kept: ${cause.message}`));
  };
