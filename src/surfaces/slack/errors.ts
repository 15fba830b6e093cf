/** What becomes of an error that a request ended with. */
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import type { Metrics } from '../../metrics.js';
import { isLookUpFault, isPassing, sealFaultOf } from './faults.js';
import { incidentLine } from './incident.js';
import { isRemoval } from './listeners/removal.js';
import { askedAt } from './unlooked.js';

/**
 * A handler for all of an app's errors: each goes to the log, tokens that no key opens once for each workspace, and is counted
 * where no listener could. Thrown on, an error leaves its event unacknowledged, so that it comes again when Slack or the
 * database may be well, or to another process.
 */
export function createErrorHandler(metrics: Metrics | undefined): (failed: ExtendedErrorHandlerArgs) => Promise<void> {
  const said = new Set<string>();
  return async ({ error, logger, body }) => {
    const sealed = sealFaultOf(error);
    if (!sealed || !said.has(sealed)) logger.error(sealed ?? incidentLine(error, body));
    if (sealed) said.add(sealed);
    const isUnlooked = isLookUpFault(error);
    const surface = isUnlooked ? askedAt(body) : undefined;
    if (surface) metrics?.failed(surface);
    const isEvent = body?.type === 'event_callback';
    if (isPassing(error) || isRemoval(body) || (isEvent && isUnlooked)) throw error;
  };
}
