import { pluralOf } from '../../plural.ts';

const plural = pluralOf('en');

export const signIn = {
  title: 'Sign in',
  what: 'OpenCoC is where a vehicle maker’s departments prepare electronic Certificates of Conformity together: from the first value to the signed and delivered message.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  working: 'Signing in …',
  failed: {
    'wrong-credentials': 'E-mail and password do not belong together.',
    'no-server': 'The server does not answer. Signing in needs a connection; once signed in, you can work without one.',
    'too-many': 'Too many attempts: wait a minute and try again.',
    'client-too-old': 'The server speaks a newer form than this page. Load the page again.',
    failed: 'That did not work. Try again; if it happens twice, tell whoever runs OpenCoC here.',
  },
  chooseWorkspace: 'Choose a workspace',
  noWorkspace: 'You belong to no workspace yet. Whoever runs OpenCoC here can add you to one.',
  demoTitle: 'Try it: become one of these people',
  demoText:
    'This is a demo workspace with invented vehicles. Choose a person and see what they see. With two browser windows you can be two people at once.',
  becomeNamed: (p: { name: string }) => `Continue as ${p.name}`,
  noAccount: 'No account? Whoever runs OpenCoC here makes one for you.',
  points: {
    offline: 'Works without a network: nothing you type is lost.',
    together: 'Several people edit one certificate at once; where two differ, both values stand side by side.',
    gates: 'Five gates from data to delivery, each saying what still holds it shut.',
  },
};

export const overview = {
  title: 'Overview',
  morning: 'Good morning.',
  day: 'Good day.',
  evening: 'Good evening.',
  canMove: (p: { count: number }) =>
    p.count === 0
      ? 'Nothing waits for you.'
      : `${String(p.count)} ${plural(p.count, 'record waits', 'records wait')} for you.`,
  pipeline: 'Pipeline',
  done: 'Done',
  stageHas: (p: { stage: string; count: string }) => `${p.stage}: ${p.count}. Show these records`,
  median: (p: { age: string }) => `median ${p.age}`,
  overdue: (p: { count: number }) => `${String(p.count)} overdue`,
  rejected: (p: { count: number }) => `${String(p.count)} rejected`,
  late: 'Overdue',
  holdsTitle: 'What holds us up',
  holdsText: 'records, by whose turn it is',
  holdsEmpty: 'Nothing holds any record. That is rare: enjoy it.',
  bar: (p: { department: string; cause: string; count: number }) =>
    `${p.department}, ${p.cause}: ${String(p.count)} ${plural(p.count, 'record', 'records')}`,
  mine: 'Your turn',
  mineEmpty: 'No record waits for one of your roles.',
  recent: 'Recently changed',
  recentEmpty: 'Nothing has changed yet.',
  all: 'Show all',
  empty: 'There are no records yet',
  emptyText: 'A record is the certificate of one vehicle. Read an IVI 2.0 file to make the first one.',
  emptyGo: 'To the records',
};

export const settings = {
  title: 'Settings',
  members: 'People and roles',
  membersText:
    'A role decides which sections a person may change and which decisions they may take. One person may hold several.',
  membersReadOnly: 'Only an administrator changes roles.',
  membersOffline: 'Roles can only be changed with a connection.',
  name: 'Name',
  email: 'E-mail',
  roles: 'Roles',
  noRoles: 'no role',
  changeRoles: (p: { name: string }) => `Change the roles of ${p.name}`,
  change: 'Change',
  remove: 'Take out of the workspace',
  removeAsk: (p: { name: string }) => `Take ${p.name} out of the workspace? What they wrote stays.`,
  invite: 'Add a person',
  inviteText: 'The person gets an account with this e-mail and the password you tell them.',
  lastAdministrator: 'A workspace needs at least one administrator.',
  appearance: 'Language and appearance',
  device: 'This device',
  deviceText: 'Records are kept on this device, so that you can work without a network.',
  persisted: 'The browser keeps them until you sign out.',
  notPersisted: 'The browser may delete them when space runs out. Let it keep them:',
  persist: 'Keep them',
  persistRefused:
    'The browser declined. It usually agrees once the site has been used for a while or is installed as an app.',
  usage: (p: { used: string; quota: string }) => `${p.used} used of ${p.quota} the browser allows`,
  usageUnknown: 'The browser does not say how much space is used.',
  unsent: 'Not sent yet',
  unsentNone: 'Everything made here has reached the server.',
  unsentCount: (p: { count: number }) =>
    `${String(p.count)} ${plural(p.count, 'change waits', 'changes wait')} for a connection.`,
  tray: 'Refused changes',
  trayText:
    'The server did not take these. They are gone from the records but kept here, so that you can copy what you wrote.',
  trayEmpty: 'Nothing was refused.',
  trayKinds: { comment: 'Comment', decision: 'Decision', other: 'Change' },
  discard: 'Discard',
  discardAsk: 'Discard this change for good?',
  resend: 'Send again',
  copyText: 'Copy the values',
  wroteIn: (p: { record: string; when: string }) => `In ${p.record}, ${p.when}`,
};

export const help = {
  title: 'Help',
  keysTitle: 'Keys',
  keysText: 'Single letters work whenever the cursor is not in a field.',
  everywhere: 'Everywhere',
  keys: {
    palette: 'search or do anything',
    search: 'search the records',
    help: 'this map',
    rooms: 'go to Overview, Records, Signing, Delivery',
    down: 'next row',
    up: 'previous row',
    open: 'open the row',
    nextFinding: 'next finding',
    previousFinding: 'previous finding',
    comment: 'comment on the element',
    review: 'review',
    conflict: 'go to the conflict',
    take: 'take the first or second value of the conflict',
    details: 'details of the element',
    sections: 'next and previous section',
    leave: 'leave the field, close what is open',
  },
  listTitle: 'In a list',
  recordTitle: 'In a record',
  then: 'then',
  isTitle: 'What OpenCoC is',
  is: [
    'A shared workspace in which the departments of a vehicle maker bring together the values of a Certificate of Conformity, check them, and make the IVI 2.0 message from them.',
    'Each value says where it comes from. Two values for one element stand side by side until a person chooses. A review counts only for the data it saw.',
    'Everything works without a network. “Saved here” means on this device, “Synced” means on the server’s disk.',
  ],
  isNotTitle: 'What it is not',
  isNot: [
    'No legal advice: the checks find many mistakes, but the maker answers for the data, also when every check passes.',
    'No certificate authority: OpenCoC does not sign. A named person signs the released file with the maker’s own means, and OpenCoC compares what comes back.',
    'No delivery service yet: how and whether a message was delivered is noted by hand.',
  ],
  wayTitle: 'The way of a certificate',
  way: {
    data: 'Values are read from files or typed; each section belongs to a department.',
    review: 'Compliance approves each section. When its data change, the approval lapses by itself.',
    xml: 'When both gates are open, compliance releases: a numbered message that never changes.',
    signing: 'The release goes to a named signer; the signed file comes back and is compared.',
    delivery: 'The route and the answer are noted, until it is accepted.',
  },
};

export const palette = {
  title: 'Search or do anything',
  placeholder: 'VIN, vehicle, room or action …',
  nothing: 'Nothing found.',
  rooms: 'Rooms',
  records: 'Records',
  actions: 'Actions',
  people: 'Demo people',
  results: (p: { count: number }) => `${String(p.count)} ${plural(p.count, 'result', 'results')}`,
  theme: (p: { theme: string }) => `Appearance: ${p.theme}`,
  language: (p: { language: string }) => `Language: ${p.language}`,
};
