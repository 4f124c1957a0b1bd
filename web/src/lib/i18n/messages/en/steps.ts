import { pluralOf } from '../../plural.ts';

const plural = pluralOf('en');
const inPlace = (place: string) => (place ? ` in ${place}` : '');
const ofPlace = (place: string) => (place ? ` ${place}` : '');
const many = (count: number, one: string, other: string) => `${String(count)} ${plural(count, one, other)}`;

interface Step {
  readonly count: number;
  /** Title of the section or element, or ''. */
  readonly place: string;
}

/** The one next step, after the department's name: "Engineering: settle a conflict in Masses". */
export const steps = {
  next: {
    'settle-conflict': (p: Step) =>
      (p.count > 1 ? `settle ${String(p.count)} conflicts` : 'settle a conflict') + inPlace(p.place),
    'answer-blocker': (p: Step) =>
      (p.count > 1 ? `answer ${String(p.count)} blockers` : 'answer a blocker') + inPlace(p.place),
    'mend-error': (p: Step) => (p.count > 1 ? `mend ${String(p.count)} errors` : 'mend an error') + inPlace(p.place),
    'fill-missing': (p: Step) =>
      (p.count > 1 ? `fill in ${String(p.count)} values` : 'fill in one value') + inPlace(p.place),
    review: (p: Step) => (p.count > 1 ? `review ${String(p.count)} sections` : `review${ofPlace(p.place)}`),
    'review-again': (p: Step) =>
      p.count > 1
        ? `review ${String(p.count)} sections again, they changed`
        : `review${ofPlace(p.place)} again, it changed`,
    'sent-back': (p: Step) =>
      p.count > 1
        ? `mend ${String(p.count)} sections that were sent back`
        : `mend${ofPlace(p.place)}, it was sent back`,
    release: () => 'release the certificate',
    'hand-to-signer': () => 'hand the release to a signer',
    'await-signature': () => 'wait for the signed file and take it back',
    'signature-wrong': () => 'the signed file is not what was released: sign again',
    'plan-delivery': () => 'say how it will be delivered',
    'await-delivery': () => 'deliver it and note the answer',
    'delivery-rejected': () => 'delivery was rejected: find out why',
    'release-again': () => 'the data moved on: release a correction',
    nothing: () => 'nothing left to do',
  },
  /** The button beside the step. */
  go: {
    'settle-conflict': 'Go to it',
    'answer-blocker': 'Go to it',
    'mend-error': 'Go to it',
    'fill-missing': 'Go to it',
    review: 'Review',
    'sent-back': 'Go to it',
    'review-again': 'Review',
    release: 'Release',
    'hand-to-signer': 'Hand over',
    'await-signature': 'Take back',
    'signature-wrong': 'See what differs',
    'plan-delivery': 'Plan delivery',
    'await-delivery': 'Note the state',
    'delivery-rejected': 'Note the state',
    'release-again': 'Release',
    nothing: 'See the release',
  },
  holds: {
    missing: (p: Step) => `${many(p.count, 'value is', 'values are')} missing${inPlace(p.place)}`,
    error: (p: Step) => many(p.count, 'error', 'errors') + inPlace(p.place),
    conflict: (p: Step) => many(p.count, 'conflict', 'conflicts') + inPlace(p.place),
    blocker: (p: Step) => many(p.count, 'open blocker', 'open blockers') + inPlace(p.place),
    'to-review': (p: Step) =>
      p.place && p.count === 1
        ? `${p.place} is not reviewed yet`
        : `${many(p.count, 'section is', 'sections are')} not reviewed yet`,
    'sent-back': (p: Step) =>
      p.place && p.count === 1
        ? `${p.place} was sent back`
        : `${many(p.count, 'section was', 'sections were')} sent back`,
    lapsed: (p: Step) =>
      p.place && p.count === 1
        ? `The review of ${p.place} lapsed: its data changed`
        : `${many(p.count, 'review', 'reviews')} lapsed: the data changed`,
    'not-released': () => 'Not released yet',
    drift: () => 'The record changed after its release',
    'no-signer': () => 'No signer has it yet',
    'not-signed': () => 'The signed file is not back',
    'other-content': () => 'The file that came back is not what was released',
    'no-route': () => 'No delivery planned yet',
    'not-delivered': () => 'Not accepted yet',
    rejected: () => 'The delivery was rejected',
  },
  /** Causes as single words, for bars and legends. */
  causes: {
    missing: 'missing',
    errors: 'error',
    error: 'error',
    conflicts: 'conflict',
    conflict: 'conflict',
    blockers: 'blocker',
    blocker: 'blocker',
    reviews: 'to review',
    'to-review': 'to review',
    'sent-back': 'sent back',
    lapsed: 'review lapsed',
    'not-released': 'to release',
    drift: 'changed after release',
    'no-signer': 'to hand over',
    'not-signed': 'to sign',
    'other-content': 'signature wrong',
    'no-route': 'to plan delivery',
    'not-delivered': 'to deliver',
    rejected: 'rejected',
  },
  nextStep: 'Next step:',
  holdsOpen: 'Nothing holds this gate.',
  holdsTitle: (p: { gate: string }) => `What holds ${p.gate} shut`,
  afterGate: (p: { gate: string }) => `Opens once ${p.gate} is done.`,
  goTo: 'Go to',
  gateShort: {
    reviewed: (p: { done: number; all: number }) => `${String(p.done)} of ${String(p.all)}`,
    lapsed: (p: { count: number }) => many(p.count, 'lapsed', 'lapsed'),
    errors: (p: { count: number }) => many(p.count, 'error', 'errors'),
    conflicts: (p: { count: number }) => many(p.count, 'conflict', 'conflicts'),
  },
  /** A decision on the ledger, in one line after the person's name. */
  did: {
    approved: (p: { sections: string }) => `approved ${p.sections}`,
    sentBack: (p: { sections: string }) => `sent back ${p.sections}`,
    released: (p: { version: number }) => `released version ${String(p.version)}`,
    releasing: 'asked for a release',
    handedOver: (p: { signer: string; due: string }) => `handed it to ${p.signer}, due ${p.due}`,
    returnedSame: 'took the signed file back: signed, and its content is what was released',
    returnedUnsigned: 'took a file back: the content is what was released, but it bears no signature',
    returnedOther: 'took a file back: its content is not what was released',
    returning: 'took the signed file back',
    withdrew: 'took it back from the signer unsigned',
    planned: (p: { route: string }) => `planned the delivery by ${p.route}`,
    sent: (p: { route: string }) => `sent it by ${p.route}`,
    accepted: (p: { route: string }) => `noted: accepted by ${p.route}`,
    rejected: (p: { route: string }) => `noted: rejected by ${p.route}`,
    pending: 'waits on this device until there is a connection',
  },
};
