/** Every bound of what web and server say to each other. Sizes in bytes. */
export const LIMITS = {
  /** One WebSocket frame, so one Yjs update. */
  frameBytes: 1024 * 1024,
  /** A whole record document as bytes. */
  recordBytes: 4 * 1024 * 1024,
  /** A body of `POST /changes`. */
  pushBodyBytes: 8 * 1024 * 1024,
  pushUpdates: 500,
  /** Documents and bytes of one page of `GET /changes`. */
  pageDocuments: 500,
  pageBytes: 1024 * 1024,
  /** A file handed in (IVI, signed XML). */
  fileBytes: 20 * 1024 * 1024,
  jsonBodyBytes: 256 * 1024,
  framesPerSecond: 200,
  awarenessBytes: 4 * 1024,
  /** Bytes waiting for one slow reader before it is cut off. */
  queuedBytes: 4 * 1024 * 1024,
  closeReasonBytes: 123,
} as const;
