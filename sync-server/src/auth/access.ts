import type { Role } from '@opencoc/core/workspace';
import type { ApiToken, Workspaces } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import { isToken, tokenHash } from './api-token.ts';

/** What a request or socket shows to be let in. */
export interface Credentials {
  readonly token?: string;
  readonly cookie?: string;
}

/** Who speaks: a person signed in, or a program with a token. */
export interface Caller {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** A token reaches one workspace, with its own roles. */
  readonly token?: ApiToken;
}

export interface AccessPorts {
  readonly accounts: Pick<Accounts, 'bySession'>;
  readonly workspaces: Pick<Workspaces, 'rolesOf' | 'tokenByHash'>;
  readonly now: () => number;
}

/** Says who speaks and what they may. Asked anew for every request, and every few seconds for open sockets. */
export class Access {
  readonly #ports: AccessPorts;
  constructor(ports: AccessPorts) {
    this.#ports = ports;
  }

  /** Undefined: nobody we know. A token counts before a cookie. */
  async identify({ token, cookie }: Credentials): Promise<Caller | undefined> {
    if (token !== undefined) return this.#byToken(token);
    if (cookie === undefined) return undefined;
    return this.#ports.accounts.bySession(cookie);
  }

  async #byToken(text: string): Promise<Caller | undefined> {
    if (!isToken(text)) return undefined;
    const token = await this.#ports.workspaces.tokenByHash(tokenHash(text));
    if (!token || (token.expiresMs !== null && token.expiresMs <= this.#ports.now())) return undefined;
    return { id: `token-${token.id}`, name: token.name, email: '', token };
  }

  /** None: not of this workspace, which then does not exist for them. */
  async rolesIn({ id, token }: Caller, workspace: string): Promise<readonly Role[]> {
    if (token) return token.workspace === workspace ? token.roles : [];
    return this.#ports.workspaces.rolesOf(workspace, id);
  }
}
