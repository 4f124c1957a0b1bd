import { isRole } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import { AlreadyThere } from '../store.ts';
import type { ApiToken, Membership, Workspace, Workspaces } from '../store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Sqlite } from './open.ts';

interface WorkspaceRow {
  id: string;
  name: string;
  demo: number;
}
interface TokenRow {
  id: string;
  workspace: string;
  roles: string;
  name: string;
  expires_ms: number | null;
}

const rolesOfText = (text: string): Role[] => text.split(',').filter(isRole);
const workspaceOf = ({ id, name, demo }: WorkspaceRow): Workspace => ({ id, name, demo: demo === 1 });

export class SqliteWorkspaces implements Workspaces {
  readonly #commits: GroupCommit;
  readonly #sql;

  constructor(db: Sqlite, commits: GroupCommit) {
    this.#commits = commits;
    this.#sql = {
      create: db.prepare<[string, string, number]>('INSERT INTO workspaces (id, name, demo) VALUES (?, ?, ?)'),
      list: db.prepare<[], WorkspaceRow>('SELECT id, name, demo FROM workspaces ORDER BY name, id'),
      find: db.prepare<[string], WorkspaceRow>('SELECT id, name, demo FROM workspaces WHERE id = ?'),
      members: db.prepare<[string], { user: string; roles: string }>(
        'SELECT user, roles FROM members WHERE workspace = ? ORDER BY user',
      ),
      roles: db.prepare<[string, string], string>('SELECT roles FROM members WHERE workspace = ? AND user = ?').pluck(),
      setRoles: db.prepare<[string, string, string]>(
        'INSERT INTO members (workspace, user, roles) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET roles = excluded.roles',
      ),
      remove: db.prepare<[string, string]>('DELETE FROM members WHERE workspace = ? AND user = ?'),
      addToken: db.prepare<[string, string, string, string, string, number | null]>(
        'INSERT INTO tokens (hash, id, workspace, roles, name, expires_ms) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      token: db.prepare<[string], TokenRow>('SELECT id, workspace, roles, name, expires_ms FROM tokens WHERE hash = ?'),
    };
  }

  async create({ id, name, demo }: Workspace): Promise<void> {
    await this.#commits.run(() => {
      if (this.#sql.find.get(id)) throw new AlreadyThere(`There is a workspace ${id} already`);
      this.#sql.create.run(id, name, demo ? 1 : 0);
    });
  }

  async list(): Promise<Workspace[]> {
    return Promise.resolve(this.#sql.list.all().map(workspaceOf));
  }

  async find(workspace: string): Promise<Workspace | undefined> {
    const row = this.#sql.find.get(workspace);
    return Promise.resolve(row && workspaceOf(row));
  }

  async members(workspace: string): Promise<Membership[]> {
    const rows = this.#sql.members.all(workspace);
    return Promise.resolve(rows.map(({ user, roles }) => ({ userId: user, roles: rolesOfText(roles) })));
  }

  async rolesOf(workspace: string, userId: string): Promise<readonly Role[]> {
    return Promise.resolve(rolesOfText(this.#sql.roles.get(workspace, userId) ?? ''));
  }

  async setRoles(workspace: string, userId: string, roles: readonly Role[]): Promise<void> {
    await this.#commits.run(() => {
      if (roles.length === 0) this.#sql.remove.run(workspace, userId);
      else this.#sql.setRoles.run(workspace, userId, roles.join(','));
    });
  }

  async addToken({ id, workspace, roles, name, expiresMs }: ApiToken, hash: string): Promise<void> {
    await this.#commits.run(() => this.#sql.addToken.run(hash, id, workspace, roles.join(','), name, expiresMs));
  }

  async tokenByHash(hash: string): Promise<ApiToken | undefined> {
    const row = this.#sql.token.get(hash);
    if (!row) return Promise.resolve(undefined);
    const { id, workspace, roles, name, expires_ms: expiresMs } = row;
    return Promise.resolve({ id, workspace, roles: rolesOfText(roles), name, expiresMs });
  }
}
