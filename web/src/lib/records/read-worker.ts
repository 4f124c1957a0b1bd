/** Reads a long IVI message away from the page: bytes in, the reader's result out, once. */
import { readMessage } from '@opencoc/core/ivi';

onmessage = ({ data }: MessageEvent<Uint8Array>) => {
  postMessage(readMessage(data));
};
