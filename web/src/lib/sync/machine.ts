/** The replication of a workspace as a pure machine: what happened and where it stands give what to do next. */

export interface SyncState {
  /** Whether this tab syncs for all. */
  readonly leader: boolean;
  /** What the browser says of the network; `true` proves nothing. */
  readonly online: boolean;
  readonly session: 'good' | 'sign-in';
  readonly round: 'none' | 'running';
  /** Something came up while a round ran: run another one after it. */
  readonly again: boolean;
  /** Rounds that failed in a row. */
  readonly failures: number;
  readonly waiting: boolean;
  /** `given-up`: the server said not to come back; a new sign-in tries again. */
  readonly live: 'closed' | 'opening' | 'open' | 'given-up';
  /** `trying`: lost less than 2 s ago, which the state chip does not show yet. */
  readonly reach: 'reached' | 'trying' | 'offline';
  readonly serverStore: 'ok' | 'failing';
}

export type RoundFailure = 'network' | 'sign-in' | 'not-allowed' | 'store-failing' | 'fault';

export type SyncEvent =
  | { readonly kind: 'became-leader' }
  | { readonly kind: 'stopped' }
  /** Local work, a word on the live socket, the page shown again, a person who asks. */
  | { readonly kind: 'wake'; readonly urgent: boolean }
  | { readonly kind: 'round-done' }
  | { readonly kind: 'round-failed'; readonly failure: RoundFailure; readonly retryAfterMs?: number }
  | { readonly kind: 'timer' }
  /** Two seconds have passed since the server was lost. */
  | { readonly kind: 'lost-for-long' }
  | { readonly kind: 'live-opened' }
  | { readonly kind: 'live-closed'; readonly action: 'give-up' | 'ask-person' | 'repair' | 'retry' }
  | { readonly kind: 'browser-offline' }
  | { readonly kind: 'browser-online' }
  | { readonly kind: 'signed-in' };

export type SyncEffect =
  | { readonly kind: 'run-round' }
  | { readonly kind: 'set-timer'; readonly attempt: number; readonly atLeastMs: number }
  | { readonly kind: 'clear-timer' }
  | { readonly kind: 'watch-loss' }
  | { readonly kind: 'open-live' }
  | { readonly kind: 'close-live' }
  | { readonly kind: 'tell' };

export interface Step {
  readonly state: SyncState;
  readonly effects: readonly SyncEffect[];
}

export const startState = (online: boolean): SyncState => ({
  leader: false,
  online,
  session: 'good',
  round: 'none',
  again: false,
  failures: 0,
  waiting: false,
  live: 'closed',
  reach: 'trying',
  serverStore: 'ok',
});

const tell: SyncEffect = { kind: 'tell' };

/** Starts a round, or notes that another is wanted; opens the live socket beside it. */
function go(state: SyncState, urgent: boolean): Step {
  if (!state.leader || state.session === 'sign-in' || !state.online) return { state, effects: [] };
  if (state.round === 'running') return { state: { ...state, again: true }, effects: [] };
  if (state.waiting && !urgent) return { state, effects: [] };
  const openLive = state.live === 'closed';
  return {
    state: { ...state, round: 'running', again: false, waiting: false, live: openLive ? 'opening' : state.live },
    effects: [
      ...(state.waiting ? [{ kind: 'clear-timer' } as const] : []),
      { kind: 'run-round' },
      ...(openLive ? [{ kind: 'open-live' } as const] : []),
    ],
  };
}

function lose(state: SyncState): Step {
  if (state.reach !== 'reached') return { state, effects: [tell] };
  return { state: { ...state, reach: 'trying' }, effects: [{ kind: 'watch-loss' }, tell] };
}

function wait(state: SyncState, atLeastMs: number): Step {
  const failures = state.failures + 1;
  return {
    state: { ...state, round: 'none', again: false, failures, waiting: true },
    effects: [{ kind: 'set-timer', attempt: failures, atLeastMs }],
  };
}

function onRoundFailed(state: SyncState, failure: RoundFailure, retryAfterMs: number): Step {
  const answered = state.online ? 'reached' : state.reach;
  const idle: SyncState = { ...state, round: 'none', again: false };
  if (failure === 'sign-in') return { state: { ...idle, session: 'sign-in', reach: answered }, effects: [tell] };
  if (failure === 'not-allowed') return { state: { ...idle, reach: answered }, effects: [tell] };
  const waiting = wait(state, retryAfterMs);
  if (failure === 'network') {
    const lost = lose(waiting.state);
    return { state: lost.state, effects: [...waiting.effects, ...lost.effects] };
  }
  const serverStore = failure === 'store-failing' ? 'failing' : state.serverStore;
  return { state: { ...waiting.state, reach: answered, serverStore }, effects: [...waiting.effects, tell] };
}

/** The next state and what has to be done. */
export function step(state: SyncState, event: SyncEvent): Step {
  switch (event.kind) {
    case 'became-leader': {
      const next = go({ ...state, leader: true }, true);
      return { state: next.state, effects: [...next.effects, { kind: 'watch-loss' }] };
    }
    case 'stopped':
      return {
        state: { ...startState(state.online) },
        effects: [{ kind: 'clear-timer' }, { kind: 'close-live' }],
      };
    case 'wake':
      return go(state, event.urgent);
    case 'timer':
      return state.waiting ? go({ ...state, waiting: false }, true) : { state, effects: [] };
    case 'round-done': {
      const good: SyncState = {
        ...state,
        round: 'none',
        // While the live socket does not open, its attempts go on backing off.
        failures: state.live === 'open' ? 0 : state.failures,
        waiting: false,
        // An answer that was on its way when the network went says nothing about now.
        reach: state.online ? 'reached' : state.reach,
        serverStore: 'ok',
      };
      const next = state.again ? go({ ...good, again: false }, true) : { state: good, effects: [] };
      return { state: next.state, effects: [...next.effects, tell] };
    }
    case 'round-failed':
      return onRoundFailed(state, event.failure, event.retryAfterMs ?? 0);
    case 'lost-for-long':
      return state.reach === 'trying'
        ? { state: { ...state, reach: 'offline' }, effects: [tell] }
        : { state, effects: [] };
    case 'live-opened': {
      // What was said while the socket was shut has to be fetched.
      const next = go({ ...state, live: 'open', reach: 'reached', failures: 0 }, true);
      return { state: next.state, effects: [...next.effects, tell] };
    }
    case 'live-closed': {
      const closed: SyncState = { ...state, live: 'closed' };
      if (event.action === 'ask-person') return { state: { ...closed, session: 'sign-in' }, effects: [tell] };
      if (event.action === 'give-up') return { state: { ...state, live: 'given-up' }, effects: [] };
      // A socket that never opened says nothing: a proxy may forbid it. Whether the server is there the rounds find out.
      const lost: Step = state.live === 'open' ? lose(closed) : { state: closed, effects: [] };
      if (lost.state.waiting || lost.state.round === 'running') return lost;
      const waiting = wait(lost.state, 0);
      return { state: waiting.state, effects: [...lost.effects, ...waiting.effects] };
    }
    case 'browser-offline': {
      const lost = lose({ ...state, online: false, live: 'closed', waiting: false });
      return { state: lost.state, effects: [{ kind: 'clear-timer' }, { kind: 'close-live' }, ...lost.effects] };
    }
    case 'browser-online':
      return go({ ...state, online: true, failures: 0 }, true);
    case 'signed-in': {
      const next = go(
        { ...state, session: 'good', failures: 0, live: state.live === 'given-up' ? 'closed' : state.live },
        true,
      );
      return { state: next.state, effects: [...next.effects, tell] };
    }
  }
}
