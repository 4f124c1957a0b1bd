import { colourOf, member as memberSchema, workspaceAnswer } from '@opencoc/core/protocol';
import type { Member } from '@opencoc/core/protocol';
import type { Role } from '@opencoc/core/workspace';
import { z } from 'zod';
import type { MembersModel } from '#lib/app/ports.ts';
import type { OpenDatabase } from '#lib/db/open.ts';
import type { Api } from '#lib/sync/api.ts';

const KEY = 'members';
const stored = z.array(memberSchema);

/** The people of the workspace, from this device and, when it answers, from the server. */
export class Members implements MembersModel {
  all = $state.raw<readonly Member[]>([]);
  readonly #byId = $derived(new Map(this.all.map((member) => [member.id, member])));
  readonly #database: OpenDatabase;

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

  async fetch(api: Api, workspaceId: string): Promise<void> {
    const { members } = await api.get(`/api/v1/workspaces/${workspaceId}`, workspaceAnswer);
    this.all = members;
    await this.#database.run((db) => db.meta.put({ key: KEY, value: members }));
  }
}
