import type { Language } from '../check/template.ts';
import type { ElementDefinition, Words } from '../dictionary/dictionary.ts';

/**
 * Titles on paper where the dictionary's ask for a value rather than name one: a form says "complete, incomplete or
 * completed", a certificate "stage of completion".
 */
const ON_PAPER: Readonly<Record<string, Words>> = {
  TypeApprovalNumber: { en: 'Approval number with extension', de: 'Genehmigungsnummer mit Erweiterung' },
  TypeApprovalIssueDate: { en: 'Issued on', de: 'Ausgestellt am' },
  StageOfCompletion: { en: 'Stage of completion', de: 'Fertigungsstand' },
  RightLeftHandTraffic: { en: 'Traffic side', de: 'Verkehrsseite' },
  AutomatedVehicle: { en: 'Automation', de: 'Automatisierung' },
  ManufacturerStageNumber: { en: 'Manufacturer: stage', de: 'Hersteller: Fertigungsstufe' },
  TyreFittedProductionIndicator: { en: 'Fitted in production', de: 'Ab Werk montiert' },
  BrakedTypeTrail: { en: 'Towing: brakes of the trailer', de: 'Anhängemasse: Bremse des Anhängers' },
  LocationMarkingsSubject: { en: 'Marking', de: 'Kennzeichnung' },
  RollOverProtectiveEquipment: { en: 'Roll-over protection: equipment', de: 'Umsturzschutz: Ausstattung' },
  PowerTakeOffType: { en: 'Power take-off: kind', de: 'Zapfwelle: Art' },
  IviReferenceId: { en: 'Message reference', de: 'Referenz der Nachricht' },
  IviVersionNumber: { en: 'Version of the certificate’s data', de: 'Fassung der Daten der Bescheinigung' },
};

/** ` (front, rear, both)` behind a coded value's title names the choices; the value itself says which one it is. */
const CHOICES = / \([^()]*\)$/u;
const MANTISSA = / \((?:mantissa|Mantisse)\)$/u;

/** The title of an element on paper; `power`: its value is printed with the power of ten from another element. */
export function titleText(element: ElementDefinition, power: boolean, language: Language): string {
  const own = ON_PAPER[element.name]?.[language] ?? element.title[language];
  const coded = element.codes !== undefined && element.type !== 'Indicator';
  const plain = coded ? own.replace(CHOICES, '') : own;
  return (power ? plain.replace(MANTISSA, '') : plain).replace(/CO2/gu, 'CO₂');
}
