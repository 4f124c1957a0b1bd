import { sampleMessage, SAMPLES } from '@opencoc/core/ivi';

/** The message of an invented vehicle that lacks nothing. */
export const COMPLETE_MESSAGE: string = sampleMessage(SAMPLES[0]);
