/** Who did something, as Slack tells with every request. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Asker } from '../../figures.js';

type Context = Pick<AllMiddlewareArgs['context'], 'teamId' | 'enterpriseId'>;

/** The workspace that a request is from; of an organisation where Slack names no workspace. */
export const teamOf = ({ teamId, enterpriseId }: Context): string => teamId ?? enterpriseId ?? '';

export const askerOf = (context: Context, person: string): Asker => ({ team: teamOf(context), person });
