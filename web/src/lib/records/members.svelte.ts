import { colourOf, member as memberSchema, workspaceAnswer } from '@opencoc/core/protocol';
import type { Member } from '@opencoc/core/protocol';
import type { Role } from '@opencoc/core/workspace';
import { z } from 'zod';
import type { MemberResult, MembersModel } from '#lib/app/ports.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import { ApiFault, type Api } from '#lib/sync/api.ts';

const KEY = 'members';
const stored = z.array(memberSchema);
const anyAnswer = z.unknown();

/** The people of the workspace, from this device and, when it answers, from the server. */
export class Members implements MembersModel {
  all = $state.raw<readonly Member[]>([]);
  readonly #byId = $derived(new Map(this.all.map((member) => [member.id, member])));
  readonly #database: OpenDatabase;
  #server: { readonly api: Api; readonly path: string; readonly workspaceId: string } | undefined;

  constructor(database: OpenDatabase) {
    this.#database = database;
  }

  nameOf(userId: string): string {
    return this.#byId.get(userId)?.name ?? userId.slice(0, 8);
  }

  colourOf(userId: string): number {
    return colourOf(userId);
  }

  rolesOf(userId: string): readonly Role[] {
    return this.#byId.get(userId)?.roles ?? [];
  }

  async load(): Promise<void> {
    const row = await this.#database.run((db) => db.meta.get(KEY));
    const parsed = stored.safeParse(row?.value);
    if (parsed.success) this.all = parsed.data;
  }

  setRoles(userId: string, roles: readonly Role[]): Promise<MemberResult> {
    return this.#change((api, path) => api.post(`${path}/${encodeURIComponent(userId)}`, { roles }, anyAnswer, 'PUT'));
  }

  add(person: { name: string; email: string; password: string; roles: readonly Role[] }): Promise<MemberResult> {
    return this.#change((api, path) => api.post(path, person, anyAnswer));
  }

  async #change(ask: (api: Api, path: string) => Promise<unknown>): Promise<MemberResult> {
    if (!this.#server) return { ok: false, code: 'offline' };
    const { api, path, workspaceId } = this.#server;
    try {
      await ask(api, path);
      await this.fetch(api, workspaceId);
      return { ok: true };
    } catch (error) {
      const code = error instanceof ApiFault ? error.code : 'unknown';
      return { ok: false, code: code === 'network' ? 'offline' : code };
    }
  }

  async fetch(api: Api, workspaceId: string): Promise<void> {
    this.#server = { api, path: `/api/v1/workspaces/${workspaceId}/members`, workspaceId };
    const { members } = await api.get(`/api/v1/workspaces/${workspaceId}`, workspaceAnswer);
    this.all = members;
    await this.#database.run((db) => db.meta.put({ key: KEY, value: members }));
  }
}
