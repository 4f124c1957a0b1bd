import type { RawData, WebSocket } from 'ws';
import type { Connection } from './connection.ts';
import { Rate } from './rate.ts';

const EARLY_FRAMES = 64;

/**
 * The frames a socket sends: kept, within bounds, until the session is ready for them; then at most so many a second. Who
 * sends faster is read more slowly, which the sender's own socket feels; nobody is cut off for typing fast.
 */
export class Inbox {
  readonly #rate: Rate;
  #early: Uint8Array[] = [];
  #hear: ((bytes: Uint8Array) => void) | undefined;

  constructor(socket: WebSocket, connection: Connection, framesPerSecond: number, now: () => number) {
    this.#rate = new Rate(framesPerSecond, now);
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!isBinary || !(data instanceof Uint8Array)) {
        connection.close('malformedFrame', 'Only binary frames are spoken here');
        return;
      }
      if (!this.#hear) {
        this.#early.push(data);
        if (this.#early.length > EARLY_FRAMES) connection.close('tooManyFrames', 'Wait for the answer first');
        return;
      }
      const pause = this.#rate.take();
      if (pause > 0) {
        socket.pause();
        setTimeout(() => {
          if (socket.readyState === socket.OPEN) socket.resume();
        }, pause).unref();
      }
      this.#hear(data);
    });
  }

  /** From now on frames are heard, those that came early first. */
  open(hear: (bytes: Uint8Array) => void): void {
    this.#hear = hear;
    for (const bytes of this.#early.splice(0)) hear(bytes);
  }
}
