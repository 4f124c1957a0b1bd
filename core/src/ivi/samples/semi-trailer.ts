import type { Tree } from './build.ts';
import { header, markings, NORDWERK, signedBy, tyre } from './parts.ts';

const axle = (number: number, spacing?: number): Tree => ({
  AxleNumber: number,
  TwinWheelsAxleIndicator: 'N',
  SteeredAxleIndicator: 'N',
  LiftAxleIndicator: number === 1 ? 'Y' : 'N',
  LoadableAxleIndicator: 'N',
  AxleAirSuspensionOrEquivalentIndicator: 'Y',
  ...(spacing === undefined ? {} : { AxleSpacing: spacing }),
  DistributionMassRunningOrderAxle: 1650,
  TechnicallyPermissibleMassAxle: 9000,
  TyreAxleTable: [tyre('385/65R22.5', 160, 'K', '11.75x22.5', { RimOffSet: '120' })],
});

/** A complete O4 curtain-sided semi-trailer with three axles. */
export const SEMI_TRAILER: Tree = {
  Header: header('e81b4d07-93c6-4a1f-a7d2-3f5c60b9281e', 'e4', '2026-07-28T11:45:00+02:00'),
  VehicleIdentificationNumber: 'XNWS39CUR6N018854',
  TypeApprovalType: 'EU',
  ProvisionalTypeApprovalIndicator: 'N',
  StageOfCompletion: 'C',
  Type: 'S39',
  Variant: 'CU-3A',
  Version: '136-27',
  VehicleCategory: 'O4',
  MethodAttachmentStatutoryPlate: 'A1',
  DateManufactureVehicle: '2026-07-24',
  TypeApprovalNumber: 'e4*2018/858*00634*05',
  TypeApprovalIssueDate: '2025-11-18',
  MaximumSpeed: 100,
  TypeApprovalTransportDangerousGoodsIndicator: 'N',
  SigningAuthorityTable: signedBy('Lindhafen', '2026-07-28'),
  MakeTable: [{ Make: 'NORDWERK' }],
  CommercialNameTable: [{ CommercialName: 'Planke 13.6' }],
  ManufacturerTable: [NORDWERK],
  LocationMarkingsTable: markings('CHASS', 'CHASS'),
  GeneralConstructionGroup: {
    NumberOfAxles: 3,
    NumberOfWheels: 6,
    NumberOfAxlesWithTwinWheels: 0,
    NumberOfSteeredAxles: 0,
  },
  DimensionGroup: {
    Wheelbase: 2620,
    Length: 13_685,
    Width: 2550,
    Height: 3990,
    RearOverhang: 3190,
    LengthLoadingArea: 13_620,
    MaximumAuthorisedDimensionsDerogationIndicator: 'N',
  },
  MassGroup: {
    MassInRunningOrder: 6480,
    ActualMass: 6520,
    TechnicallyPermissibleMaximumLadenMass: 39_000,
    MaximumStaticVerticalMassCouplingPointTable: [
      { MechanicalCouplingNumberVerticalMass: 1, TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint: 12_000 },
    ],
  },
  AxleTable: [axle(1, 1310), axle(2, 1310), axle(3)],
  AxleGroupTable: [
    {
      AxleGroupNumber: 1,
      TechnicallyPermissibleMassAxleGroup: 27_000,
      AxleGroupMemberTable: [{ MemberAxleNumber: 1 }, { MemberAxleNumber: 2 }, { MemberAxleNumber: 3 }],
    },
  ],
  BodyworkTable: [{ CodeForBodywork: 'DA', CodeForBodyworkSupplementTable: [{ CodeForBodyworkSupplement: '06' }] }],
  MechanicalCouplingTable: [
    {
      MechanicalCouplingNumber: 1,
      MechanicalCouplingApprovalNumber: 'E4*55R02/01*0714*00',
      MechanicalCouplingValueD: 152,
      MechanicalCouplingValueU: 20,
      DistanceCentreCouplingRearEnd: 12_210,
      DistanceCouplingPointFirstAxle: 6400,
    },
  ],
};
