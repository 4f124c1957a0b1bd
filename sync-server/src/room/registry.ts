import { Room } from './room.ts';
import type { RoomPorts } from './room.ts';

export interface Lease {
  readonly room: Room;
  /** Gives the room back; once. */
  release(): void;
}

interface Slot {
  readonly loading: Promise<Room>;
  room?: Room;
  holders: number;
  timer?: NodeJS.Timeout;
}

export interface RegistryOptions {
  /** How long a room nobody holds stays in memory. */
  readonly idleMs: number;
}

/**
 * The open rooms: one a document, loaded once for all who come meanwhile. A room leaves only when nobody holds it and
 * all it took in is on disk; looking and leaving happen in one step, so that nobody can come in between.
 */
export class Registry {
  readonly #ports: RoomPorts;
  readonly #options: RegistryOptions;
  readonly #slots = new Map<string, Slot>();

  constructor(ports: RoomPorts, options: RegistryOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Rooms that are loaded. */
  rooms(): Room[] {
    return [...this.#slots.values()].flatMap(({ room }) => (room ? [room] : []));
  }

  /** The room if it is in memory. */
  peek(workspace: string, document: string): Room | undefined {
    return this.#slots.get(`${workspace}/${document}`)?.room;
  }

  /** Loads the document, or joins who loads it. Throws what the store throws; then nothing stays behind. */
  async open(workspace: string, document: string): Promise<Lease> {
    const key = `${workspace}/${document}`;
    let slot = this.#slots.get(key);
    if (!slot) {
      slot = { loading: this.#load(workspace, document), holders: 0 };
      this.#slots.set(key, slot);
    }
    const held = slot;
    held.holders += 1;
    clearTimeout(held.timer);
    try {
      const room = await held.loading;
      held.room = room;
      let released = false;
      return {
        room,
        release: () => {
          if (released) return;
          released = true;
          held.holders -= 1;
          this.#leaveLater(key, held);
        },
      };
    } catch (error) {
      if (this.#slots.get(key) === held) this.#slots.delete(key);
      throw error;
    }
  }

  /** Opens, works, gives back. */
  async within<T>(workspace: string, document: string, work: (room: Room) => Promise<T> | T): Promise<T> {
    const lease = await this.open(workspace, document);
    try {
      return await work(lease.room);
    } finally {
      lease.release();
    }
  }

  async #load(workspace: string, document: string): Promise<Room> {
    const stored = await this.#ports.log.load(workspace, document);
    return new Room(workspace, document, stored, this.#ports);
  }

  #leaveLater(key: string, slot: Slot): void {
    if (slot.holders > 0) return;
    clearTimeout(slot.timer);
    slot.timer = setTimeout(() => {
      this.#leave(key, slot);
    }, this.#options.idleMs);
    slot.timer.unref();
  }

  #leave(key: string, slot: Slot): void {
    const { room } = slot;
    if (slot.holders > 0 || !room) return;
    if (!room.isSettled) {
      void room.settled().then(() => {
        this.#leaveLater(key, slot);
      });
      return;
    }
    this.#slots.delete(key);
    room.destroy();
  }

  /** Waits until all that was taken in is on disk, at most so long. Returns the rooms that could not. */
  async drain(withinMs: number): Promise<Room[]> {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
    const all = Promise.all(this.rooms().map((room) => room.settled()));
    await Promise.race([all, patience]);
    const stuck = this.rooms().filter((room) => !room.isSettled);
    for (const slot of this.#slots.values()) clearTimeout(slot.timer);
    return stuck;
  }
}
