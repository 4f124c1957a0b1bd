/** Bounds within which foreign XML is read. A message has about 300 elements and is 12 levels deep; these leave ample room. */
export interface XmlLimits {
  /** Bytes of a file, or UTF-16 units of a text. */
  readonly maxSize: number;
  readonly maxElements: number;
  /** Also the depth up to which checks may recurse. */
  readonly maxDepth: number;
  readonly maxAttributes: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = {
  maxSize: 20_000_000,
  maxElements: 200_000,
  maxDepth: 200,
  maxAttributes: 100,
};
