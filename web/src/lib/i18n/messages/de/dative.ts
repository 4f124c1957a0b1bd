/** After „von“: the reader is addressed as „Ihnen“, everybody else by name. */
export const dative = (name: string): string => (name === 'Sie' ? 'Ihnen' : name);
