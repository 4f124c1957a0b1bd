import type { Role } from '@opencoc/core/workspace';
import { BadPresence } from '../room/presence.ts';
import type { Participant, Room, SharedUpdate } from '../room/room.ts';
import { StoreFailing } from '../store/store.ts';
import type { Connection } from './connection.ts';
import {
  awarenessFrame,
  committedFrame,
  readFrame,
  refusedFrame,
  step1Frame,
  step2Frame,
  storeFailingFrame,
  updateFrame,
} from './wire.ts';

export interface SyncPerson {
  readonly id: string;
  readonly name: string;
}

export interface SyncSessionOptions {
  readonly person: SyncPerson;
  readonly roles: readonly Role[];
  readonly room: Room;
  readonly connection: Connection;
  /** Whether the client asked for frames of our own. */
  readonly ownFrames: boolean;
}

/** One client with one document open, over the y-websocket protocol. */
export class SyncSession implements Participant {
  readonly id: string;
  readonly name: string;
  readonly room: Room;
  readonly #connection: Connection;
  readonly #ownFrames: boolean;
  #roles: readonly Role[];
  #hasAnswered = false;
  #dataFrames = 0;
  #acknowledged = 0;
  #acknowledgedAt = 0;
  #ackScheduled = false;
  #ended = false;

  constructor({ person, roles, room, connection, ownFrames }: SyncSessionOptions) {
    this.id = person.id;
    this.name = person.name;
    this.room = room;
    this.#roles = roles;
    this.#connection = connection;
    this.#ownFrames = ownFrames;
  }

  /** Enters the room and says what the server has, and who is here. */
  begin(): void {
    this.room.join(this);
    this.#connection.send(step1Frame(this.room.stateVector()));
    const everybody = this.room.presence.everybody();
    if (everybody) this.#connection.send(awarenessFrame(everybody));
  }

  end(): void {
    this.#ended = true;
    this.room.leave(this);
  }

  /** From now on updates are judged by these roles. */
  changeRoles(roles: readonly Role[]): void {
    this.#roles = roles;
  }

  /** Takes one frame. */
  hear(bytes: Uint8Array): void {
    if (this.#ended) return;
    const said = readFrame(bytes);
    if (!said) {
      this.#leave('malformedFrame', 'The frame is not one of y-protocols');
      return;
    }
    if (said.kind === 'update') this.#ingest(said.update, said.isAnswer);
    else if (said.kind === 'step1') this.#answer(said.stateVector);
    else if (said.kind === 'awareness') this.#present(said.update);
    else {
      const everybody = this.room.presence.everybody();
      if (everybody) this.#connection.send(awarenessFrame(everybody));
    }
  }

  #answer(stateVector: Uint8Array): void {
    let update: Uint8Array;
    try {
      update = this.room.committedSince(stateVector);
    } catch {
      this.#leave('malformedFrame', 'The state vector cannot be read');
      return;
    }
    this.#connection.send(step2Frame(update));
  }

  #present(update: Uint8Array): void {
    try {
      this.room.presence.take(this, update);
    } catch (error) {
      if (!(error instanceof BadPresence)) throw error;
      this.#leave('malformedFrame', error.message);
    }
  }

  #ingest(update: Uint8Array, isAnswer: boolean): void {
    this.#hasAnswered ||= isAnswer;
    this.#dataFrames += 1;
    const count = this.#dataFrames;
    try {
      const refusal = this.room.ingest(update, { userId: this.id, roles: this.#roles }, this, ({ revision }) => {
        this.#acknowledge(count, revision);
      });
      if (!refusal) return;
      // Written after connecting, on work done offline that is still on its way: the answer will hold both. Clients that
      // count acks wait with it; a stock client does not.
      if (refusal.code === 'not-an-update' && !this.#hasAnswered && !this.#ownFrames) return;
      if (this.#ownFrames) this.#connection.send(refusedFrame(refusal));
      const why = [refusal.code, ...refusal.paths].join(' ');
      this.#leave(this.#ownFrames ? 'updateRefused' : 'notAllowed', why);
    } catch (error) {
      if (!(error instanceof StoreFailing)) throw error;
      this.#leave('storeFailing', 'The store does not take writes: work stays on the device');
    }
  }

  /** Acks of one commit go out as one frame: the last says it all. */
  #acknowledge(count: number, revision: number): void {
    this.#acknowledged = count;
    this.#acknowledgedAt = revision;
    if (!this.#ownFrames || this.#ackScheduled) return;
    this.#ackScheduled = true;
    queueMicrotask(() => {
      this.#ackScheduled = false;
      if (!this.#ended) this.#connection.send(committedFrame(this.#acknowledged, this.#acknowledgedAt));
    });
  }

  deliver(shared: SharedUpdate): void {
    shared.frame ??= updateFrame(shared.bytes);
    this.#connection.send(shared.frame);
  }

  deliverPresence(shared: SharedUpdate): void {
    shared.frame ??= awarenessFrame(shared.bytes);
    this.#connection.sendIfQuick(shared.frame);
  }

  storeFailing(): void {
    if (this.#ownFrames) this.#connection.send(storeFailingFrame());
  }

  #leave(...reason: Parameters<Connection['close']>): void {
    this.#connection.close(...reason);
    this.end();
  }
}
