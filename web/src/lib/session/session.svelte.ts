import { demoPeopleAnswer, PROTOCOL_VERSION, sessionAnswer } from '@opencoc/core/protocol';
import type { Member, SessionAnswer } from '@opencoc/core/protocol';
import type { Role } from '@opencoc/core/workspace';
import type { Person, SessionModel, SessionResult } from '#lib/app/ports.ts';
import { ApiFault } from '#lib/sync/api.ts';
import type { Api } from '#lib/sync/api.ts';
import { forget, recall, remember } from './remembered.ts';
import type { SmallStore } from './remembered.ts';

export interface SessionPorts {
  readonly api: Api;
  readonly storage: SmallStore;
  /** Work of the signed-in person that is only on this device. */
  readonly unsentCount: () => Promise<number>;
  /** The person or workspace is another now, or the session good again. */
  readonly onChange: () => void;
}

function reasonOf(error: unknown): Extract<SessionResult, { ok: false }>['reason'] {
  if (!(error instanceof ApiFault)) return 'failed';
  if (error.status === 0 || error.status >= 502) return 'no-server';
  if (error.status === 401 || error.status === 403) return 'wrong-credentials';
  return error.status === 429 ? 'too-many' : 'failed';
}

/** Who is signed in. With no server it is the last person of this device, whose data is here. */
export class Session implements SessionModel {
  state = $state<'loading' | 'signed-out' | 'signed-in'>('loading');
  remembered = $state(false);
  expired = $state(false);
  demoPeople = $state.raw<readonly Member[]>([]);
  #answer = $state.raw<SessionAnswer | undefined>(undefined);
  #chosen = $state<string | undefined>(undefined);
  readonly #ports: SessionPorts;

  readonly me: Person | undefined = $derived(this.#answer?.user);
  readonly workspaces: SessionModel['workspaces'] = $derived(this.#answer?.workspaces ?? []);
  readonly workspace: SessionAnswer['workspaces'][number] | undefined = $derived(
    this.#answer?.workspaces.find(({ id }) => id === this.#chosen) ?? this.#answer?.workspaces[0],
  );
  readonly roles: readonly Role[] = $derived(this.workspace?.roles ?? []);

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** Opens as the last person at once, then asks the server. */
  async start(): Promise<void> {
    const last = recall(this.#ports.storage);
    if (last) {
      this.#chosen = last.workspace;
      this.#answer = last.answer;
      this.remembered = true;
      this.state = 'signed-in';
      this.#ports.onChange();
    }
    await this.ask();
  }

  /** Asks the server who one is; without an answer all stays as it is. */
  async ask(): Promise<SessionResult> {
    try {
      const answer = await this.#ports.api.get('/api/v1/session', sessionAnswer);
      if (answer.oldestClient > PROTOCOL_VERSION) return { ok: false, reason: 'client-too-old' };
      this.#take(answer);
      return { ok: true };
    } catch (error) {
      const unauthorised = error instanceof ApiFault && error.status === 401;
      if (unauthorised && this.#answer) this.expired = true;
      else if (!this.#answer) this.state = 'signed-out';
      return { ok: false, reason: reasonOf(error) };
    }
  }

  async signIn(email: string, password: string): Promise<SessionResult> {
    return this.#enter('/api/auth/sign-in/email', { email, password });
  }

  async become(memberId: string): Promise<SessionResult> {
    return this.#enter('/api/v1/demo/become', { id: memberId });
  }

  async loadDemoPeople(): Promise<void> {
    try {
      this.demoPeople = (await this.#ports.api.get('/api/v1/demo/people', demoPeopleAnswer)).people;
    } catch {
      // No demo on this server, or no server.
      this.demoPeople = [];
    }
  }

  unsentCount(): Promise<number> {
    return this.#ports.unsentCount();
  }

  async signOut(): Promise<SessionResult> {
    try {
      await this.#ports.api.request('/api/auth/sign-out', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
    } catch (error) {
      // Without the server the cookie would stay good: better to say that one is still signed in.
      if (!(error instanceof ApiFault) || error.status !== 401) return { ok: false, reason: reasonOf(error) };
    }
    forget(this.#ports.storage);
    this.#leave();
    return { ok: true };
  }

  /** Another tab signed in or out. */
  followOtherTab(): void {
    const last = recall(this.#ports.storage);
    if (!last) {
      this.#leave();
      return;
    }
    if (this.expired || last.answer.user.id !== this.#answer?.user.id) void this.ask();
  }

  chooseWorkspace(id: string): void {
    this.#chosen = id;
    if (this.#answer) remember(this.#ports.storage, this.#answer, id);
    this.#ports.onChange();
  }

  async #enter(path: string, body: unknown): Promise<SessionResult> {
    try {
      await this.#ports.api.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    } catch (error) {
      return { ok: false, reason: reasonOf(error) };
    }
    return this.ask();
  }

  #take(answer: SessionAnswer): void {
    this.#answer = answer;
    this.remembered = false;
    this.expired = false;
    this.state = 'signed-in';
    remember(this.#ports.storage, answer, this.#chosen);
    this.#ports.onChange();
  }

  #leave(): void {
    this.#answer = undefined;
    this.#chosen = undefined;
    this.remembered = false;
    this.expired = false;
    this.state = 'signed-out';
    this.#ports.onChange();
  }
}
