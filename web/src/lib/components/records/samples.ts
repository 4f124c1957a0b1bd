import type { Sample } from '@opencoc/core/ivi';

/** The invented vehicles that come with OpenCoC. Fetched when asked for: they need the whole dictionary. */
export async function loadSamples(): Promise<readonly Sample[]> {
  const { SAMPLES } = await import('@opencoc/core/ivi');
  return SAMPLES;
}

/** A sample as a file that a person could have picked. */
export async function sampleFile(sample: Sample): Promise<File> {
  const { sampleMessage } = await import('@opencoc/core/ivi');
  return new File([sampleMessage(sample)], `${sample.id}.xml`, { type: 'application/xml' });
}
