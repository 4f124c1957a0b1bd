/** y-websocket 3.1 hides its types behind the order of its export conditions; these are the parts used here. */
declare module 'y-websocket' {
  import type { Doc } from 'yjs';
  import type { Awareness } from 'y-protocols/awareness';
  import type { Decoder } from 'lib0/decoding';
  import type { Encoder } from 'lib0/encoding';

  type MessageHandler = (
    encoder: Encoder,
    decoder: Decoder,
    provider: WebsocketProvider,
    emitSynced: boolean,
    messageType: number,
  ) => void;

  interface ProviderEvents {
    status: (event: { status: 'connected' | 'disconnected' | 'connecting' }) => void;
    sync: (synced: boolean) => void;
    closed: (close: { code: number; reason: string }, provider: WebsocketProvider) => void;
  }

  export class WebsocketProvider {
    constructor(
      serverUrl: string,
      roomname: string,
      doc: Doc,
      options?: {
        connect?: boolean;
        awareness?: Awareness;
        params?: Record<string, string>;
        WebSocketPolyfill?: typeof WebSocket;
        disableBc?: boolean;
        maxBackoffTime?: number;
        shouldReconnect?: (event: CloseEvent, provider: WebsocketProvider) => boolean;
      },
    );
    readonly awareness: Awareness;
    readonly messageHandlers: MessageHandler[];
    readonly wsconnected: boolean;
    readonly synced: boolean;
    shouldConnect: boolean;
    connect(): void;
    disconnect(): void;
    destroy(): void;
    on<Name extends keyof ProviderEvents>(name: Name, listener: ProviderEvents[Name]): void;
  }
}
