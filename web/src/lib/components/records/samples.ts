/** The sample that ships with the app, as a file a person could have picked. Undefined where it cannot be had now. */
export async function sampleFile(): Promise<File | undefined> {
  try {
    const answer = await fetch('/samples/sample-n1-electric-van.xml');
    if (!answer.ok) return undefined;
    return new File([await answer.blob()], 'sample-n1-electric-van.xml', { type: 'application/xml' });
  } catch {
    return undefined;
  }
}
