import { isBlank, namespaceOf, XSI_NAMESPACE } from '../xml/tree.ts';
import type { XmlElement } from '../xml/tree.ts';
import { isAnyUri } from '../xml/uri.ts';
import { collapse, isBase64 } from './lexical.ts';
import { globalTypeOf, MODELS, SIGNATURE_NAMESPACE, SIMPLE } from './signature-model.ts';
import type { AttributeType, Particle } from './signature-model.ts';

/** One thing wrong in the form of a signature. */
export interface SignatureProblem {
  readonly element: XmlElement;
  readonly kind: 'content' | 'attribute' | 'value' | 'text';
  /** The child, attribute or element that the problem is about. */
  readonly subject: string;
}

const NCNAME = /^[\p{L}_][\p{L}\p{M}\p{N}._\-\u00B7]*$/u;

/** Checks an element outside signature and message that stands in a wildcard place and is declared elsewhere. */
export type ForeignCheck = (element: XmlElement) => boolean;

/**
 * Checks the form of a `Signature` element against the schema of XML Signature: structure, attributes and spelling of
 * values. Whether the signature is right is another question. `isRoot` tells of a declared message element inside a
 * wildcard, which then has to be valid itself.
 */
export function signatureProblems(signature: XmlElement, isValidMessage: ForeignCheck): SignatureProblem[] {
  const check = new SignatureCheck(isValidMessage);
  check.typed(signature, 'SignatureType');
  return check.problems;
}

class SignatureCheck {
  readonly problems: SignatureProblem[] = [];
  readonly #ids = new Set<string>();
  readonly #isValidMessage: ForeignCheck;

  constructor(isValidMessage: ForeignCheck) {
    this.#isValidMessage = isValidMessage;
  }

  #report(element: XmlElement, kind: SignatureProblem['kind'], subject: string): void {
    this.problems.push({ element, kind, subject });
  }

  typed(element: XmlElement, type: string): void {
    const model = MODELS[type];
    this.#attributes(element, type);
    const simple = model ? model.simple : type;
    if (simple !== undefined) {
      if (element.children.length > 0) this.#report(element, 'content', element.children[0]?.local ?? '');
      else if (!isSimple(element.text, simple)) this.#report(element, 'value', element.local);
      return;
    }
    if (!model?.mixed && (element.hasCdata || !isBlank(element.text))) this.#report(element, 'text', element.local);
    if (!model?.content) return;
    const matched = this.#match(model.content, element.children, 0);
    if (matched !== element.children.length) {
      this.#report(element, 'content', element.children[Math.max(matched, 0)]?.local ?? '');
    }
  }

  #attributes(element: XmlElement, type: string): void {
    const declared = MODELS[type]?.attributes ?? {};
    for (const { local, namespace, value, name } of element.attributes) {
      if (namespace === XSI_NAMESPACE) {
        if (!isAllowedXsi(element, local, value, SIGNATURE_NAMESPACE, type)) this.#report(element, 'attribute', name);
        continue;
      }
      const attribute = namespace === '' && Object.hasOwn(declared, local) ? declared[local] : undefined;
      if (!attribute || !this.#isAttributeValue(attribute.type, value)) this.#report(element, 'attribute', name);
    }
    for (const [name, { required }] of Object.entries(declared)) {
      const present = element.attributes.some((a) => a.local === name && a.namespace === '');
      if (required && !present) this.#report(element, 'attribute', name);
    }
  }

  #isAttributeValue(type: AttributeType, value: string): boolean {
    if (type === 'string') return true;
    if (type === 'anyURI') return isAnyUri(collapse(value));
    const id = collapse(value);
    if (!NCNAME.test(id) || this.#ids.has(id)) return false;
    this.#ids.add(id);
    return true;
  }

  /** Index after the children that a particle takes, or -1. Models are deterministic, so taking greedily is right. */
  #match(particle: Particle, children: readonly XmlElement[], start: number): number {
    const { min = 1, max = 1 } = particle;
    let at = start;
    let count = 0;
    while (count < max) {
      const next = this.#once(particle, children, at);
      if (next < 0) break;
      count += 1;
      if (next === at) {
        count = Math.max(count, min);
        break;
      }
      at = next;
    }
    return count < min ? -1 : at;
  }

  #once(particle: Particle, children: readonly XmlElement[], at: number): number {
    if ('sequence' in particle) {
      let next = at;
      for (const part of particle.sequence) {
        next = this.#match(part, children, next);
        if (next < 0) return -1;
      }
      return next;
    }
    if ('choice' in particle) {
      for (const part of particle.choice) {
        const next = this.#match(part, children, at);
        if (next > at) return next;
      }
      return -1;
    }
    const child = children[at];
    if (!child) return -1;
    if ('any' in particle) {
      if (particle.any === '##other' && (child.namespace === SIGNATURE_NAMESPACE || child.namespace === '')) return -1;
      this.#wildcard(child, particle.strict ?? false);
      return at + 1;
    }
    if (child.local !== particle.element || child.namespace !== SIGNATURE_NAMESPACE) return -1;
    this.typed(child, particle.type);
    return at + 1;
  }

  #wildcard(element: XmlElement, strict: boolean): void {
    const type = element.namespace === SIGNATURE_NAMESPACE ? globalTypeOf(element.local) : undefined;
    if (type !== undefined) {
      this.typed(element, type);
    } else if (element.local === 'InitialVehicleInformation' && !this.#isValidMessage(element)) {
      this.#report(element, 'content', element.local);
    } else if (strict) {
      this.#report(element, 'content', element.local);
    } else {
      for (const child of element.children) this.#wildcard(child, false);
    }
  }
}

function isSimple(text: string, type: string): boolean {
  const made = SIMPLE[type];
  if (made === 'base64') return isBase64(text);
  return made !== 'integer' || /^[+-]?[0-9]+$/u.test(collapse(text));
}

/**
 * Whether an attribute of the schema-instance namespace may stand on an element: hints where a schema is, always; a type, when it is
 * the element's own; `nil` never, since no element of a message is nillable.
 */
export function isAllowedXsi(
  element: XmlElement,
  local: string,
  value: string,
  namespace: string,
  type: string,
): boolean {
  if (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation') return true;
  if (local !== 'type') return false;
  const colon = value.indexOf(':');
  const bound = namespaceOf(element, colon < 0 ? '' : value.slice(0, colon));
  return value.slice(colon + 1) === type && bound === namespace;
}
