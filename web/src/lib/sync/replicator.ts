import { closeAction, liveMessage } from '@opencoc/core/protocol';
import { ApiFault } from './api.ts';
import { backoff } from './backoff.ts';
import { startState, step } from './machine.ts';
import type { RoundFailure, SyncEffect, SyncEvent, SyncState } from './machine.ts';
import type { Connection, TabChannel } from './tab-channel.ts';

export interface ReplicatorPorts {
  readonly runRound: () => Promise<void>;
  /** `wss://host/live/<workspace>`. */
  readonly liveUrl: string;
  readonly WebSocket: typeof WebSocket;
  readonly tabs: TabChannel;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly online: boolean;
  /** Something an operator should see in the console of a person who asks for help. */
  readonly onFault: (error: unknown) => void;
}

const SHOWN_AS_LOST_MS = 2_000;

function failureOf(error: unknown): { failure: RoundFailure; retryAfterMs: number } {
  if (!(error instanceof ApiFault)) return { failure: 'fault', retryAfterMs: 0 };
  const retryAfterMs = (error.retryAfter ?? 0) * 1_000;
  if (error.status === 0) return { failure: 'network', retryAfterMs };
  if (error.status === 401) return { failure: 'sign-in', retryAfterMs };
  if (error.status === 403 || error.status === 404) return { failure: 'not-allowed', retryAfterMs };
  if (error.code === 'store-failing') return { failure: 'store-failing', retryAfterMs };
  // A proxy that answers for a server that is down.
  if (error.status >= 502 && error.code.startsWith('http-')) return { failure: 'network', retryAfterMs };
  return { failure: 'fault', retryAfterMs };
}

/** Carries out what the machine of `machine.ts` says: rounds, the live socket, timers, and what the tabs are told. */
export class Replicator {
  readonly #ports: ReplicatorPorts;
  #state: SyncState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loss: ReturnType<typeof setTimeout> | undefined;
  #live: WebSocket | undefined;
  #lastSyncedMs: number | undefined;
  #firstReplication: number | undefined;

  constructor(ports: ReplicatorPorts) {
    this.#ports = ports;
    this.#state = startState(ports.online);
  }

  get state(): SyncState {
    return this.#state;
  }

  get connection(): Connection {
    const { reach, serverStore, session } = this.#state;
    return {
      reach,
      serverStore,
      session,
      lastSyncedMs: this.#lastSyncedMs,
      firstReplication: this.#firstReplication,
    };
  }

  happen(event: SyncEvent): void {
    const next = step(this.#state, event);
    this.#state = next.state;
    for (const effect of next.effects) this.#carryOut(effect);
  }

  toldFirstReplication(records: number | undefined): void {
    this.#firstReplication = records;
    this.#tell();
  }

  stop(): void {
    this.happen({ kind: 'stopped' });
    clearTimeout(this.#loss);
  }

  #carryOut(effect: SyncEffect): void {
    switch (effect.kind) {
      case 'run-round':
        void this.#round();
        break;
      case 'set-timer':
        clearTimeout(this.#timer);
        this.#timer = setTimeout(
          () => {
            this.happen({ kind: 'timer' });
          },
          Math.max(effect.atLeastMs, backoff(effect.attempt, this.#ports.random())),
        );
        break;
      case 'clear-timer':
        clearTimeout(this.#timer);
        break;
      case 'watch-loss':
        clearTimeout(this.#loss);
        this.#loss = setTimeout(() => {
          this.happen({ kind: 'lost-for-long' });
        }, SHOWN_AS_LOST_MS);
        break;
      case 'open-live':
        this.#openLive();
        break;
      case 'close-live': {
        const live = this.#live;
        this.#live = undefined;
        live?.close();
        break;
      }
      case 'tell':
        this.#tell();
        break;
    }
  }

  async #round(): Promise<void> {
    try {
      await this.#ports.runRound();
      this.#lastSyncedMs = this.#ports.nowMs();
      this.happen({ kind: 'round-done' });
    } catch (error) {
      const { failure, retryAfterMs } = failureOf(error);
      if (failure === 'fault') this.#ports.onFault(error);
      this.happen({ kind: 'round-failed', failure, retryAfterMs });
    }
  }

  #openLive(): void {
    const { WebSocket } = this.#ports;
    let live: WebSocket;
    try {
      live = new WebSocket(this.#ports.liveUrl);
    } catch (error) {
      this.#ports.onFault(error);
      this.happen({ kind: 'live-closed', action: 'retry' });
      return;
    }
    this.#live = live;
    live.onopen = () => {
      if (this.#live === live) this.happen({ kind: 'live-opened' });
    };
    live.onmessage = ({ data }) => {
      if (this.#live === live && typeof data === 'string') this.#hear(data);
    };
    live.onclose = ({ code }) => {
      // A late close of a socket that was given up already says nothing about the one that stands.
      if (this.#live !== live) return;
      this.#live = undefined;
      this.happen({ kind: 'live-closed', action: closeAction(code) });
    };
  }

  #hear(data: string): void {
    let parsed: ReturnType<typeof liveMessage.safeParse>;
    try {
      parsed = liveMessage.safeParse(JSON.parse(data));
    } catch {
      return;
    }
    if (!parsed.success) return;
    if (parsed.data.kind === 'revision') this.happen({ kind: 'wake', urgent: true });
    else this.#ports.tabs.tell({ kind: 'presence', records: parsed.data.records });
  }

  /** Only the leader knows: what another tab would say of the connection is what it was born with. */
  #tell(): void {
    if (!this.#state.leader) return;
    this.#ports.tabs.tell({ kind: 'connection', connection: this.connection });
  }
}
