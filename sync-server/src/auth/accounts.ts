/** A person with an account, whatever workspaces they are in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  /** Without one nobody can sign in as this person by password. */
  readonly password?: string;
  /** Becomes administrator of every workspace. */
  readonly admin?: boolean;
  /** Given for the people of the demo, so that they are the same on every machine. */
  readonly id?: string;
}

/** An account with this e-mail address stands already. */
export class EmailTaken extends Error {
  override readonly name = 'EmailTaken';
}

export const SHORTEST_PASSWORD = 10;

/** Accounts and signing in. */
export interface Accounts {
  /** The person a request's cookies speak for. */
  bySession(cookie: string): Promise<Person | undefined>;
  byIds(ids: readonly string[]): Promise<Person[]>;
  byEmail(email: string): Promise<Person | undefined>;
  /** Those who become administrators of every workspace that is made. */
  admins(): Promise<Person[]>;
  /** Throws EmailTaken. */
  create(person: NewPerson): Promise<Person>;
  /** Signs a visitor in as that person, without a password: the answer's cookies do it. For demo workspaces alone. */
  become(userId: string, headers: Headers): Promise<Response>;
  /** Signing in and out, as the auth library has it. */
  handle(request: Request): Promise<Response>;
  close(): Promise<void>;
}
