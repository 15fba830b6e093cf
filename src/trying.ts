/** Does something in the background, and again a minute later as long as it fails. */
const AGAIN_MS = 60 * 1_000;

/** @returns what ends it */
export function keepTrying(work: () => Promise<unknown>, tell: (cause: Error) => void, againMs = AGAIN_MS): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const attempt = (): void =>
    void work().catch((cause: Error) => {
      if (ended) return;
      tell(cause);
      timer = setTimeout(attempt, againMs);
      timer.unref();
    });
  attempt();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
