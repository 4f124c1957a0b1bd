import { broken, contentOf } from './case.testing.ts';
import type { Case, Given } from './case.testing.ts';
import { changed } from '../../samples/change.ts';

const NUMBER = 'TypeApprovalNumber';
const VERSION = 'Header/IviVersionNumber';
const MOMENT = 'Header/IviVersionDateTime';
const REFERENCE = 'Header/IviReferenceId';

const original = contentOf('truck');
/** 20 October 2026, 9:00 UTC. */
const NINE = 1_792_486_800_000;

/** A good correction of the truck's message. */
const correction: Given = {
  values: {
    [VERSION]: '2',
    [REFERENCE]: '0a9d1c66-6d57-4f8c-9a0e-8d8f3a1c7b11',
    [MOMENT]: '2026-10-21T08:00:00+02:00',
  },
  context: { previousVersion: original },
};

/** The truck as the last stage of another, incomplete truck. */
const base = changed(
  original,
  {
    StageOfCompletion: 'I',
    Variant: 'D77-FG',
    [NUMBER]: 'e4*2018/858*00811*01',
    DateManufactureVehicle: '2026-09-20',
    CompletedAltered: null,
  },
  { ColourTable: [] },
);
const later: Given = {
  values: {
    StageOfCompletion: 'V',
    'ManufacturerTable/1/ManufacturerStageNumber': '2',
    'ManufacturerTable/1/PreviousStageTypeApprovalNumber': 'e4*2018/858*00811*01',
    'ManufacturerTable/1/PreviousStageType': 'T18',
    'ManufacturerTable/1/PreviousStageVariant': 'D77-FG',
    'ManufacturerTable/1/PreviousStageVersion': 'KA-5600',
  },
  context: { previousStage: base },
};
const limited = (values: Record<string, string>): Given => ({
  context: { previousStage: changed(contentOf('electric-van'), values) },
});

/** Message, approval, stages, maker, markings; what is absent; what single values say. */
export const MESSAGE_CASES: readonly Case[] = [
  broken('HDR-05', 'truck', VERSION, { [VERSION]: '3' }, {}, correction),
  broken('HDR-05', 'truck', VERSION, { [VERSION]: '1' }, {}, correction),
  broken('HDR-05', 'truck', REFERENCE, { [REFERENCE]: '9d52f6c0-8b3e-4e71-9f0a-c4a1d73e5b68' }, {}, correction),
  broken('HDR-05', 'truck', MOMENT, { [MOMENT]: '2026-10-20T09:30:00+02:00' }, {}, correction),
  broken('HDR-07', 'truck', 'Header/IviVersionNumberXsd', { 'Header/IviVersionNumberXsd': '2.1' }, {}, correction),
  broken('HDR-08', 'truck', MOMENT, { [MOMENT]: '2026-10-20T11:30:00+02:00' }, {}, { context: { nowMs: NINE } }),
  broken(
    'HDR-11',
    'truck',
    'Header/IntendedCountryRegistration',
    { 'Header/IntendedCountryRegistration': 'ROU' },
    {},
    {
      values: { 'Header/IntendedCountryRegistration': 'RO' },
    },
  ),
  broken(
    'IDN-06',
    'truck',
    'VehicleIdentificationNumber',
    { VehicleIdentificationNumber: 'XNWT18DHB6N002110' },
    {},
    correction,
  ),
  broken(
    'IDN-06',
    'truck',
    'VehicleIdentificationNumber',
    { VehicleIdentificationNumber: 'XNWT18DHB6N002110' },
    {},
    later,
  ),
  broken('IDN-08', 'truck', 'Version', { Version: 'N/A' }),
  broken('IDN-11', 'motorcycle', 'DateManufactureVehicle', { DateManufactureVehicle: '2026-08-20' }),
  broken(
    'IDN-12',
    'truck',
    'DateManufactureVehicle',
    { DateManufactureVehicle: '2026-10-22' },
    {},
    { context: { nowMs: NINE } },
  ),
  broken('IDN-15', 'truck', 'VehicleCategory', { VehicleCategory: 'N3S' }),
  broken('SCP-02', 'truck', NUMBER, { [NUMBER]: 'e4*168/2013*00812*02' }),
  broken('SCP-02', 'motorcycle', NUMBER, { [NUMBER]: 'e4*2018/858*00452*00' }),
  broken('TAN-02', 'motorcycle', NUMBER, { [NUMBER]: 'e4*168/2013*452*00' }),
  broken(
    'TAN-03',
    'motorcycle',
    NUMBER,
    { [NUMBER]: 'e4*167/2013*452*00' },
    {},
    {
      values: { VehicleCategory: 'T1a', [NUMBER]: 'e4*167/2013*00452*00' },
    },
  ),
  broken('TAN-08', 'truck', NUMBER, { [NUMBER]: 'e2*715/2007*2018/1832DG*00003*00' }),
  broken('TAN-10', 'truck', 'TypeApprovalIssueDate', { TypeApprovalIssueDate: '2020-06-30' }),
  broken('TAN-11', 'truck', NUMBER, { [NUMBER]: 'E4*2018/858*00812*02' }),
  broken('TAN-11', 'truck', NUMBER, { [NUMBER]: 'e4 * 2018/858 * 00812 * 02' }),
  broken(
    'TAN-13',
    'truck',
    'Header/IntendedCountryRegistration',
    { 'Header/IntendedCountryRegistration': 'D' },
    {},
    {
      values: {
        TypeApprovalType: 'NSS',
        [NUMBER]: 'e4*NKS18/858*00812*02',
        'Header/IntendedCountryRegistration': 'NL',
      },
    },
  ),
  broken(
    'SER-03',
    'truck',
    'ProductionYearSmallSeries',
    { ProductionYearSmallSeries: '2025' },
    {},
    {
      values: { ProductionYearSmallSeries: '2026' },
    },
  ),
  broken(
    'PRV-02',
    'truck',
    'ProvisionalApprovalTerritoryTable/2/ProvisionalApprovalTerritoryCountry',
    {
      'ProvisionalApprovalTerritoryTable/1/ProvisionalApprovalTerritoryCountry': 'NL',
      'ProvisionalApprovalTerritoryTable/2/ProvisionalApprovalTerritoryCountry': 'NL',
    },
    { ProvisionalApprovalTerritoryTable: ['1', '2'] },
  ),
  broken('STG-01', 'truck', 'StageOfCompletion', { StageOfCompletion: 'C' }, {}, later),
  broken('STG-02', 'truck', 'ManufacturerTable/1/ManufacturerStageNumber', {
    'ManufacturerTable/1/ManufacturerStageNumber': '0',
  }),
  broken('STG-05', 'truck', NUMBER, { [NUMBER]: 'e4*2018/858*00811*01', Variant: 'D77-FG' }, {}, later),
  broken('STG-06', 'truck', 'AdvancedSafetySystemsTable', {}, { AdvancedSafetySystemsTable: ['1', '2'] }, later),
  broken('STG-07', 'truck', 'MaximumSpeed', { MaximumSpeed: null }, {}, later),
  broken(
    'STG-12',
    'truck',
    'ManufacturerTable/1/PreviousStageTypeApprovalNumber',
    {
      'ManufacturerTable/1/PreviousStageTypeApprovalNumber': 'e4*2018/858*00811*00',
    },
    {},
    later,
  ),
  broken('STG-13', 'truck', 'DateManufactureVehicle', { DateManufactureVehicle: '2026-09-01' }, {}, later),
  broken(
    'STG-14',
    'electric-van',
    'MassGroup/ActualMass',
    { 'MassGroup/ActualMass': '2160' },
    {},
    limited({
      'AllowedParameterValuesMultistageGroup/AllowedActualMass': '2150',
    }),
  ),
  broken(
    'STG-14',
    'electric-van',
    'WltpEmissionTestParametersGroup/WltpFrontalArea',
    { 'WltpEmissionTestParametersGroup/WltpFrontalArea': '2.9' },
    {},
    {
      values: { 'WltpEmissionTestParametersGroup/WltpFrontalArea': '3.5' },
      ...limited({
        'AllowedParameterValuesMultistageGroup/AllowedFrontalAreaMin': '30000',
        'AllowedParameterValuesMultistageGroup/AllowedFrontalAreaMax': '41000',
      }),
    },
  ),
  broken(
    'STG-16',
    'electric-van',
    'ColourTable',
    { 'ColourTable/1/Colour': '6' },
    { ColourTable: ['1'] },
    {
      values: { StageOfCompletion: 'I', 'ColourTable/1/Colour': null },
      rows: { ColourTable: [] },
    },
  ),
  broken('STG-18', 'incomplete-chassis', 'AllowedParameterValuesMultistageGroup/AllowedActualMassMin', {
    'AllowedParameterValuesMultistageGroup/AllowedActualMassMin': '5000',
  }),
  broken('STG-18', 'incomplete-chassis', 'AllowedParameterValuesMultistageGroup/AllowedActualMass', {
    'AllowedParameterValuesMultistageGroup/AllowedActualMass': '4000',
  }),
  broken('PTY-03', 'truck', 'ManufacturerTable/1/ManufacturerCountryOfResidence', {
    'ManufacturerTable/1/ManufacturerCountryOfResidence': 'JAPAN',
  }),
  broken('MRK-02', 'motorcycle', 'LocationMarkingsTable', {}, { LocationMarkingsTable: ['1'] }),
  broken('MRK-03', 'motorcycle', 'LocationVin23Wheel', { LocationVin23Wheel: 'right side of the frame' }),
  broken('MRK-04', 'truck', 'LocationMarkingsTable/1/LocationMarkingsVehiclePartSide', {
    'LocationMarkingsTable/1/LocationMarkingsVehiclePartSide': null,
    'LocationMarkingsTable/1/LocationMarkingsVehiclePartSideSection': 'FRONT',
  }),
  broken('MRK-06', 'truck', 'LocationMarkingsTable/1/LocationMarkingsVehiclePart', {
    'LocationMarkingsTable/1/LocationMarkingsVehiclePart': 'DRAWB',
  }),
  broken('SCP-03', 'truck', 'DimensionGroup/SeatingHeight', { 'DimensionGroup/SeatingHeight': '800' }),
  broken('SCP-07', 'truck', 'DimensionGroup/Height', { 'DimensionGroup/Height': '0' }),
  broken('SCP-07', 'truck', 'AxleTable/1/AxleSpacing', { 'AxleTable/1/AxleSpacing': '0' }),
  broken('SCP-08', 'truck', 'SigningAuthorityTable/1/SignerName', { 'SigningAuthorityTable/1/SignerName': 'TBD' }),
  broken('SCP-08', 'truck', 'Variant', { Variant: '-' }),
  broken('MSC-05', 'truck', 'AdvancedSafetySystemsTable/2/AdvancedSafetySystem', {
    'AdvancedSafetySystemsTable/2/AdvancedSafetySystem': 'AEBS',
  }),
  broken('MSC-14', 'truck', 'SigningAuthorityTable/1/SignerPosition', {
    'SigningAuthorityTable/1/SignerPosition': 'Leiter KonformitÃ¤t',
  }),
  broken('APP-02', 'semi-trailer', 'EnergyConvertorTable', {}, { EnergyConvertorTable: ['1'] }),
  broken('APP-04', 'truck', 'ColourTable', {}, { ColourTable: ['1'] }),
  broken('TOW-07', 'plug-in-car', 'MechanicalCouplingTable', {}, { MechanicalCouplingTable: ['1'] }),
  broken(
    'TOW-08',
    'plug-in-car',
    'MechanicalCouplingCanBeFittedTable',
    {},
    { MechanicalCouplingCanBeFittedTable: ['1'] },
    { values: { StageOfCompletion: 'I' } },
  ),
  broken(
    'TOW-09',
    'motorcycle',
    'MechanicalCouplingTable/1/MechanicalCouplingPartsTable',
    {},
    { 'MechanicalCouplingTable/1/MechanicalCouplingPartsTable': ['1'] },
    { rows: { MechanicalCouplingTable: ['1'] } },
  ),
  broken(
    'TOW-10',
    'truck',
    'MassGroup/MaximumStaticVerticalMassCouplingPointTable',
    {},
    { 'MassGroup/MaximumStaticVerticalMassCouplingPointTable': ['1'] },
    { values: { VehicleCategory: 'T1a' } },
  ),
  broken('EMI-01', 'truck', 'EnergyConvertorTable/1/EnergySourceTable/1/TestTypeIGroup', {
    'EnergyConvertorTable/1/EnergySourceTable/1/TestTypeIGroup/TypeICo': '1',
  }),
  broken('EMI-01', 'motorcycle', 'EnergyConvertorTable/1/EnergySourceTable/1/TestWhscGroup', {
    'EnergyConvertorTable/1/EnergySourceTable/1/TestWhscGroup/WhscCo': '1',
  }),
];
