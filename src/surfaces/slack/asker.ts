/** Who did something, as Slack tells with every request. */
import type { AllMiddlewareArgs } from '@slack/bolt';
import type { Asker } from '../../figures.js';
import { workspaceOf } from './workspace.js';

type Context = Pick<AllMiddlewareArgs['context'], 'teamId' | 'enterpriseId' | 'isEnterpriseInstall'>;

export const teamOf: (context: Context) => string = workspaceOf;

export const askerOf = (context: Context, person: string): Asker => ({ team: teamOf(context), person });
