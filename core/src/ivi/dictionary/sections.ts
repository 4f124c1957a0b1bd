import type { Department } from '../../workspace/roles.ts';

/** A text of the product's own in both languages. */
export interface Words {
  readonly en: string;
  readonly de: string;
}

export interface ElementGroup {
  readonly id: string;
  readonly title: Words;
}

interface SectionShape {
  readonly id: string;
  readonly title: Words;
  /** Who answers for the section by default; single elements may have another owner. */
  readonly owner: Department;
  /** Sub-headings inside the section, in order. */
  readonly groups: readonly ElementGroup[];
}

const words = (en: string, de: string): Words => ({ en, de });
const group = (id: string, en: string, de: string): ElementGroup => ({ id, title: words(en, de) });

/**
 * The sections of a record as people work on it, in the order of a certificate: the left list of the record screen.
 * Owners are defaults that follow who usually holds the value; a workspace may change them.
 */
export const SECTIONS = [
  {
    id: 'message',
    title: words('Message', 'Nachricht'),
    owner: 'technical',
    groups: [group('message-header', 'Message header', 'Kopf der Nachricht')],
  },
  {
    id: 'identity',
    title: words('Identity', 'Identität'),
    owner: 'homologation',
    groups: [
      group('identification', 'Identification', 'Identifizierung'),
      group('make-and-commercial-name', 'Make and commercial name', 'Marke und Handelsname'),
      group('production', 'Production', 'Herstellung'),
    ],
  },
  {
    id: 'approval',
    title: words('Approval', 'Genehmigung'),
    owner: 'homologation',
    groups: [group('approval', 'Type-approval', 'Typgenehmigung')],
  },
  {
    id: 'stages',
    title: words('Stage of completion', 'Fertigungsstufe'),
    owner: 'homologation',
    groups: [
      group('stage-and-completion', 'Stage and completion', 'Stufe und Vervollständigung'),
      group(
        'allowed-values-for-the-next-stage',
        'Allowed values for the next stage',
        'Zulässige Werte für die nächste Stufe',
      ),
    ],
  },
  {
    id: 'manufacturer',
    title: words('Manufacturer', 'Hersteller'),
    owner: 'homologation',
    groups: [
      group('manufacturer-and-stages', 'Manufacturer and stages', 'Hersteller und Stufen'),
      group('eu-representative', 'EU representative', 'Bevollmächtigter in der EU'),
    ],
  },
  {
    id: 'plate-and-vin',
    title: words('Plate and VIN location', 'Schild und Lage der FIN'),
    owner: 'engineering',
    groups: [group('plate-and-vin-location', 'Plate and VIN location', 'Schild und Lage der FIN')],
  },
  {
    id: 'construction',
    title: words('Construction', 'Aufbau'),
    owner: 'engineering',
    groups: [
      group('general-construction', 'General construction', 'Allgemeine Baumerkmale'),
      group('traffic-side-and-units', 'Traffic side and units', 'Verkehrsseite und Einheiten'),
    ],
  },
  {
    id: 'dimensions',
    title: words('Dimensions', 'Abmessungen'),
    owner: 'engineering',
    groups: [group('dimensions', 'Dimensions', 'Abmessungen')],
  },
  {
    id: 'masses',
    title: words('Masses', 'Massen'),
    owner: 'engineering',
    groups: [group('masses', 'Masses', 'Massen'), group('in-service-masses', 'In-service masses', 'Massen im Verkehr')],
  },
  {
    id: 'towing',
    title: words('Towing', 'Anhängelasten'),
    owner: 'engineering',
    groups: [group('towing', 'Towing', 'Anhängelasten')],
  },
  {
    id: 'couplings',
    title: words('Couplings', 'Verbindungseinrichtungen'),
    owner: 'engineering',
    groups: [
      group('couplings-fitted', 'Couplings fitted', 'Angebaute Verbindungseinrichtungen'),
      group('couplings-that-can-be-fitted', 'Couplings that can be fitted', 'Anbaubare Verbindungseinrichtungen'),
    ],
  },
  {
    id: 'axles-and-tyres',
    title: words('Axles and tyres', 'Achsen und Reifen'),
    owner: 'engineering',
    groups: [
      group('axles', 'Axles', 'Achsen'),
      group('tyres-and-wheels', 'Tyres and wheels', 'Reifen und Räder'),
      group('axle-groups', 'Axle groups', 'Achsgruppen'),
      group('tyre-combinations-agricultural', 'Tyre combinations', 'Reifenkombinationen'),
    ],
  },
  {
    id: 'brakes',
    title: words('Brakes', 'Bremsen'),
    owner: 'engineering',
    groups: [
      group('trailer-brakes', 'Trailer brakes', 'Anhängerbremsen'),
      group('brakes-agricultural', 'Brakes (agricultural)', 'Bremsen (Land- und Forstwirtschaft)'),
    ],
  },
  {
    id: 'motor-and-energy',
    title: words('Motor and energy', 'Motor und Energie'),
    owner: 'homologation',
    groups: [
      group('propulsion-kind-and-fuel', 'Propulsion kind and fuel', 'Antriebsart und Kraftstoff'),
      group('engine-motor-and-energy-source', 'Engine, motor and energy source', 'Motor und Energiequelle'),
    ],
  },
  {
    id: 'power-and-speed',
    title: words('Power and speed', 'Leistung und Geschwindigkeit'),
    owner: 'homologation',
    groups: [group('power', 'Power', 'Leistung'), group('performance', 'Performance', 'Fahrleistung')],
  },
  {
    id: 'gearbox',
    title: words('Gearbox and final drive', 'Getriebe und Achsantrieb'),
    owner: 'engineering',
    groups: [group('gearbox-and-final-drive', 'Gearbox and final drive', 'Getriebe und Achsantrieb')],
  },
  {
    id: 'bodywork',
    title: words('Bodywork, doors and colour', 'Karosserie, Türen und Farbe'),
    owner: 'homologation',
    groups: [group('bodywork-doors-and-colour', 'Bodywork, doors and colour', 'Karosserie, Türen und Farbe')],
  },
  {
    id: 'sound',
    title: words('Sound', 'Geräusch'),
    owner: 'homologation',
    groups: [group('sound-level', 'Sound level', 'Geräuschpegel')],
  },
  {
    id: 'emissions',
    title: words('Emissions', 'Emissionen'),
    owner: 'homologation',
    groups: [
      group('exhaust-emission-level', 'Emission level', 'Emissionsstufe'),
      group('exhaust-emissions-type-i-ii-and-vii-l', 'Type I, II and VII tests', 'Prüfungen Typ I, II und VII'),
      group('exhaust-emissions-wltp-type-1', 'WLTP Type 1', 'WLTP Typ 1'),
      group('exhaust-emissions-real-driving-rde', 'Real driving (RDE)', 'Praktischer Fahrbetrieb (RDE)'),
      group('exhaust-emissions-heavy-duty-whsc-whtc', 'Heavy-duty (WHSC, WHTC)', 'Schwere Nutzfahrzeuge (WHSC, WHTC)'),
      group('exhaust-emissions-non-road-nrsc-nrtc', 'Non-road (NRSC, NRTC)', 'Mobile Maschinen (NRSC, NRTC)'),
    ],
  },
  {
    id: 'consumption-and-range',
    title: words('CO₂, consumption and range', 'CO₂, Verbrauch und Reichweite'),
    owner: 'homologation',
    groups: [
      group('emission-test-parameters', 'Test parameters', 'Prüfparameter'),
      group('co2-emissions-wltp', 'CO₂ emissions (WLTP)', 'CO₂-Emissionen (WLTP)'),
      group('fuel-consumption-wltp', 'Fuel consumption (WLTP)', 'Kraftstoffverbrauch (WLTP)'),
      group('electric-range-wltp', 'Electric range (WLTP)', 'Elektrische Reichweite (WLTP)'),
      group('electric-energy-consumption-wltp', 'Electric energy consumption (WLTP)', 'Stromverbrauch (WLTP)'),
      group('family-identifiers', 'Family identifiers', 'Familienkennungen'),
    ],
  },
  {
    id: 'heavy-duty-co2',
    title: words('Heavy-duty CO₂', 'CO₂ schwerer Nutzfahrzeuge'),
    owner: 'homologation',
    groups: [group('heavy-duty-co2-vecto', 'Heavy-duty CO₂ (VECTO)', 'CO₂ schwerer Nutzfahrzeuge (VECTO)')],
  },
  {
    id: 'eco-innovations',
    title: words('Eco-innovations', 'Ökoinnovationen'),
    owner: 'homologation',
    groups: [group('eco-innovations', 'Eco-innovations', 'Ökoinnovationen')],
  },
  {
    id: 'safety-systems',
    title: words('Safety systems', 'Sicherheitssysteme'),
    owner: 'engineering',
    groups: [
      group(
        'safety-cyber-security-and-software',
        'Safety, cyber security and software',
        'Sicherheit, Cybersicherheit und Software',
      ),
    ],
  },
  {
    id: 'dangerous-goods',
    title: words('Dangerous goods', 'Gefährliche Güter'),
    owner: 'homologation',
    groups: [group('dangerous-goods', 'Dangerous goods', 'Gefährliche Güter')],
  },
  {
    id: 'agricultural',
    title: words('Agricultural', 'Land- und Forstwirtschaft'),
    owner: 'engineering',
    groups: [
      group('agricultural-coupling-and-lift', 'Coupling and lift', 'Anbau und Kraftheber'),
      group('agricultural-power-take-off', 'Power take-off', 'Zapfwelle'),
      group('agricultural-roll-over-protection', 'Roll-over protection', 'Umsturzschutz'),
      group('agricultural-protection-and-cab', 'Protection and cab', 'Schutz und Kabine'),
      group('agricultural-driver-seat', 'Driver seat', 'Fahrersitz'),
      group('agricultural-load-platform', 'Load platform', 'Ladefläche'),
      group('agricultural-ballast', 'Ballast', 'Ballast'),
      group('track-laying-vehicles', 'Track-laying vehicles', 'Gleiskettenfahrzeuge'),
    ],
  },
  {
    id: 'remarks',
    title: words('Remarks', 'Bemerkungen'),
    owner: 'homologation',
    groups: [group('remarks', 'Remarks', 'Bemerkungen')],
  },
  {
    id: 'signatory',
    title: words('Signatory', 'Unterzeichner'),
    owner: 'compliance',
    groups: [group('signatory', 'Signatory', 'Unterzeichner')],
  },
] as const satisfies readonly SectionShape[];

export type SectionId = (typeof SECTIONS)[number]['id'];

export interface SectionDefinition extends SectionShape {
  readonly id: SectionId;
}

const byId = new Map<string, SectionDefinition>(SECTIONS.map((section) => [section.id, section]));
const byGroup = new Map<string, SectionDefinition>(
  SECTIONS.flatMap((section): [string, SectionDefinition][] => section.groups.map(({ id }) => [id, section])),
);

export const isSectionId = (value: string): value is SectionId => byId.has(value);

/** The section of that id. */
export function sectionOf(id: SectionId): SectionDefinition {
  const section = byId.get(id);
  if (!section) throw new Error(`There is no section ${id}`);
  return section;
}

/** The section that holds a group of elements; undefined for an unknown group. */
export const sectionOfGroup = (groupId: string): SectionDefinition | undefined => byGroup.get(groupId);
