import type { Tree } from './build.ts';

/** What the samples share. Makers, people, places of work, numbers and VINs are invented. */
export const header = (reference: string, country: string, moment: string): Tree => ({
  IviReferenceId: reference,
  IviVersionNumberXsd: '2.0',
  IviVersionNumber: 1,
  IviVersionDateTime: moment,
  DesignatedTypeApprovalCountry: country,
});

export const NORDWERK: Tree = {
  ManufacturerStageNumber: 1,
  ManufacturerName: 'Nordwerk Fahrzeugbau GmbH',
  ManufacturerAddressLine1: 'Am Prüffeld 12',
  ManufacturerPlaceOfResidence: 'Lindhafen',
  ManufacturerCountryOfResidence: 'Germany',
};

export const signedBy = (place: string, date: string): readonly Tree[] => [
  {
    SignerName: 'Hanna Feldkamp',
    SignerPosition: 'Head of Conformity',
    SignatureLocation: place,
    SignatureDate: date,
  },
];

export const markings = (platePart: string, vinPart: string): readonly Tree[] => [
  {
    LocationMarkingsSubject: 'STAT',
    LocationMarkingsVehiclePart: platePart,
    LocationMarkingsVehiclePartSide: 'RIGHTSIDE',
  },
  {
    LocationMarkingsSubject: 'VIN',
    LocationMarkingsVehiclePart: vinPart,
    LocationMarkingsVehiclePartSide: 'RIGHTSIDE',
  },
];

export const safety = (...systems: readonly string[]): readonly Tree[] =>
  systems.map((system) => ({ AdvancedSafetySystem: system }));

export const remark = (text: string): Tree => ({
  RemarkSubjectDescription: 'RMRKS',
  RemarkSubjectLanguage: 'en',
  Remark: text,
});

/** A fitted tyre; `more` for what only some categories state. */
export const tyre = (size: string, load: number, speed: string, rim: string, more: Tree = {}): Tree => ({
  TyreNumber: 1,
  TyreSize: size,
  LoadCapacityIndexSingleWheel: load,
  SpeedCategorySymbol: speed,
  RimSize: rim,
  ...more,
  TyreFittedProductionIndicator: 'Y',
});
