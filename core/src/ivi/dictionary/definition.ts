import type { Department } from '../../workspace/roles.ts';
import type { SectionId, Words } from './sections.ts';

export type BaseType = 'string' | 'decimal' | 'date' | 'dateTime' | 'int' | 'short';

/** The restrictions of a type. Lengths count characters (code points), digits those of the value, not of its spelling. */
export interface Facets {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly minInclusive?: number;
  readonly maxInclusive?: number;
  /** An expression that matches the whole value. */
  readonly pattern?: RegExp;
}

export interface CodeDefinition {
  readonly code: string;
  /** Absent where the meaning of the code is not known: show the code alone, invent nothing. */
  readonly meaning?: Words;
  /** How sure the meaning is. */
  readonly confidence?: Confidence;
}

/** A category of vehicle as the certificates' templates differ: M1 to O4, and L, T, C, R, S as a whole. */
export const CATEGORY_CLASSES = [
  'M1', 'M2', 'M3', 'N1', 'N2', 'N3', 'O1', 'O2', 'O3', 'O4', 'L', 'T', 'C', 'R', 'S',
] as const; // prettier-ignore
export type CategoryClass = (typeof CATEGORY_CLASSES)[number];

/** Stage of completion: complete, completed, incomplete. */
export type Stage = 'C' | 'V' | 'I';

/** How sure a joined fact is: stated by a source, probable, or inferred. */
export type Confidence = 'sure' | 'likely' | 'derived';

/** CoC item numbers by the three acts. A number alone is no key: it means different things by category. */
export interface ItemNumbers {
  /** Regulation (EU) 2020/683: M, N, O. */
  readonly '2020/683'?: string;
  /** Regulation (EU) 168/2013: L. */
  readonly '168/2013'?: string;
  /** Regulation (EU) 167/2013, numbering of the information document: T, C, R, S. */
  readonly '167/2013'?: string;
}

interface NodeDefinition {
  /** The element's name in XML. */
  readonly name: string;
  /** Where it stands, without row ids: `AxleTable/TyreAxleTable/TyreSize`. */
  readonly path: string;
  /** Has to stand where its container stands. */
  readonly required: boolean;
  readonly title: Words;
  /** Came with a newer schema than this product knows: title and section are guesses. */
  readonly isNew: boolean;
}

export interface ElementDefinition extends NodeDefinition {
  readonly kind: 'element';
  /** The name of its type in the schema: elements of one type share facets and codes. */
  readonly type: string;
  readonly base: BaseType;
  readonly facets: Facets;
  readonly codes?: readonly CodeDefinition[];
  /** Empty where the value has no unit. */
  readonly unit: string;
  readonly section: SectionId;
  /** The sub-heading inside the section. */
  readonly group: string;
  readonly item: ItemNumbers;
  readonly categories: ReadonlySet<CategoryClass>;
  readonly stages: ReadonlySet<Stage>;
  readonly owner: Department;
  readonly confidence: Confidence;
}

export interface GroupDefinition extends NodeDefinition {
  readonly kind: 'group';
  readonly children: readonly Definition[];
  /** Who owns elements in it. */
  readonly owners: ReadonlySet<Department>;
}

export interface TableDefinition extends NodeDefinition {
  readonly kind: 'table';
  /** The XML name of a row. */
  readonly row: string;
  readonly rowTitle: Words;
  /** Fewest rows of a table that is present; 0 means that an empty table is allowed. */
  readonly rowMin: number;
  /** Most rows, `Infinity` for no limit. */
  readonly rowMax: number;
  /** What a row consists of. */
  readonly children: readonly Definition[];
  /** Who owns elements in it. */
  readonly owners: ReadonlySet<Department>;
}

export type Definition = ElementDefinition | GroupDefinition | TableDefinition;
