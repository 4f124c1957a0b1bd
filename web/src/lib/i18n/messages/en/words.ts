import { pluralOf } from '../../plural.ts';

const plural = pluralOf('en');

/** Words that name the things of the domain. */
export const words = {
  roles: {
    administrator: 'Administrator',
    homologation: 'Homologation',
    engineering: 'Engineering',
    production: 'Production',
    compliance: 'Compliance',
    technical: 'Technical',
    viewer: 'Viewer',
  },
  /** What someone of the role does, on the cards of the demo and in the settings. */
  roleDoes: {
    administrator: 'Invites people and gives them their roles.',
    homologation: 'Owns the approvals, the identity of the vehicle and the certified values.',
    engineering: 'Owns masses, dimensions, axles and everything about how the vehicle is built.',
    production: 'Enters what the line knows: VIN, actual mass, tyres fitted, colour, date.',
    compliance: 'Reviews the sections, releases the certificate and hands it to the signer.',
    technical: 'Sends the signed message and notes what the authority answered.',
    viewer: 'Reads everything and changes nothing.',
  },
  department: (p: { id: string }) =>
    ({
      homologation: 'Homologation',
      engineering: 'Engineering',
      production: 'Production',
      compliance: 'Compliance',
      technical: 'Technical',
    })[p.id] ?? p.id,
  gates: {
    data: 'Data',
    review: 'Review',
    xml: 'XML',
    signing: 'Signing',
    delivery: 'Delivery',
  },
  gateIs: {
    data: 'Done when every expected value is there and right.',
    review: 'Done when compliance has approved every section.',
    xml: 'Done when the IVI message is released.',
    signing: 'Done when the signed message is back and unchanged.',
    delivery: 'Done when the message has been accepted.',
  },
  gateStates: {
    held: 'not begun',
    part: 'under way',
    open: 'ready for the next step',
    done: 'done',
    lapsed: 'lapsed',
    wrong: 'something is wrong',
  },
  sectionStates: {
    complete: 'complete',
    part: 'values are missing',
    empty: 'empty',
    wrong: 'has errors',
    conflict: 'has conflicts',
    optional: 'nothing is required here',
  },
  reviewStates: {
    none: 'not reviewed',
    approved: 'approved',
    'sent-back': 'sent back',
    lapsed: 'review lapsed',
  },
  severities: { error: 'Error', warning: 'Warning', info: 'Note' },
  sourceKinds: {
    manual: 'typed',
    'ivi-file': 'IVI file',
    'vecto-file': 'VECTO',
    csv: 'table',
    api: 'interface',
  },
  completion: (p: { code: string }) => ({ C: 'complete', V: 'completed', I: 'incomplete' })[p.code] ?? p.code,
  vehicle: 'vehicle',
  yes: 'Yes',
  no: 'No',
  you: 'you',
  someone: 'someone no longer in this workspace',
  records: (p: { count: number; text: string }) => `${p.text} ${plural(p.count, 'record', 'records')}`,
  axle: (p: { number: number }) => `Axle ${String(p.number)}`,
  row: (p: { number: number }) => `Row ${String(p.number)}`,
  version: (p: { number: number }) => `version ${String(p.number)}`,
  and: 'and',
  today: 'today',
  tomorrow: 'tomorrow',
  daysLate: (p: { count: number }) => `${String(p.count)} ${plural(p.count, 'day', 'days')} late`,
  since: (p: { age: string }) => `since ${p.age}`,
};
