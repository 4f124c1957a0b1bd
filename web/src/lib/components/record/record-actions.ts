import type { ReadinessReport } from '@opencoc/core/readiness';
import type { Messages } from '#lib/i18n/messages/en.ts';
import type { ScreenAction, Shell } from '../shell/screen-actions.svelte.ts';
import type { RecordScreen } from './record-screen.svelte.ts';

/** Does, or goes to, the one next step. */
export function takeStep(screen: RecordScreen, report: ReadinessReport, t: Messages, shell: Shell): void {
  const { next } = report;
  switch (next.kind) {
    case 'review':
    case 'review-again':
      screen.middle = 'review';
      return;
    case 'release':
    case 'release-again':
      if (screen.model.mayDecide('release')) screen.releasing = true;
      else shell.tell(t.release.mayNot);
      return;
    case 'hand-to-signer':
    case 'await-signature':
    case 'signature-wrong':
      screen.gate = 'signing';
      return;
    case 'plan-delivery':
    case 'await-delivery':
    case 'delivery-rejected':
      screen.gate = 'delivery';
      return;
    case 'nothing':
      screen.gate = 'xml';
      return;
    case 'answer-blocker':
      if (next.path) void screen.goTo(next.path);
      else if (next.section !== undefined) goToSection(screen, report, next.section);
      screen.openTab('talk');
      return;
    case 'settle-conflict':
    case 'mend-error':
    case 'fill-missing':
    case 'sent-back':
      if (next.path) void screen.goTo(next.path);
      else if (next.section !== undefined) goToSection(screen, report, next.section);
  }
}

function goToSection(screen: RecordScreen, report: ReadinessReport, id: string): void {
  const section = report.sections.find((one) => one.id === id);
  if (section) screen.openSection(section.id);
}

/** Places that want attention, in the order of the certificate: errors and conflicts first, then what is missing. */
export function stopsOf(report: ReadinessReport): readonly string[] {
  const stops = report.sections.flatMap((section) => [
    ...section.conflicts,
    ...section.findings.filter(({ severity }) => severity !== 'info').map(({ path }) => path),
    ...section.missing,
  ]);
  const ofMessage = report.findings
    .filter(({ path, severity }) => severity !== 'info' && path !== '')
    .map(({ path }) => path);
  return [...new Set([...stops, ...ofMessage])].filter((path) => path !== '');
}

/** The stop after (or before) the place one is at, around the end. */
export function stopFrom(stops: readonly string[], at: string | undefined, by: 1 | -1): string | undefined {
  if (stops.length === 0) return undefined;
  const index = at === undefined ? -1 : stops.indexOf(at);
  if (index === -1) return by === 1 ? stops[0] : stops.at(-1);
  return stops[(index + by + stops.length) % stops.length];
}

function takeSide(screen: RecordScreen, index: number): void {
  const { path, model } = screen;
  const onPage = document.querySelector<HTMLElement>('[data-conflict]')?.dataset['conflict'];
  const place = path !== undefined && model.field(path).conflict ? path : onPage;
  if (place === undefined) return;
  const side = model.field(place).state?.sides[index];
  if (side && model.field(place).conflict) {
    model.settle(place, side.value);
    return;
  }
  if (model.mayWrite(place)) {
    if (index === 0) model.keepRow(place);
    else if (index === 1) model.removeRow(place);
  }
}

/** What one can do in a record, for keys and palette. */
export function actionsOf(
  screen: RecordScreen,
  report: ReadinessReport,
  t: Messages,
  shell: Shell,
): readonly ScreenAction[] {
  const { model } = screen;
  const jump = (by: 1 | -1): void => {
    const stop = stopFrom(stopsOf(model.report ?? report), screen.path, by);
    if (stop !== undefined) void screen.goTo(stop);
    else shell.say(t.checks.none);
  };
  const toConflict = (): void => {
    const path =
      (model.report ?? report).sections.flatMap((section) => section.conflicts)[0] ?? model.view?.conflicts[0]?.path;
    if (path !== undefined) void screen.goTo(path);
  };
  return [
    {
      id: 'next-finding',
      title: t.help.keys.nextFinding,
      key: 'n',
      run: () => {
        jump(1);
      },
    },
    {
      id: 'previous-finding',
      title: t.help.keys.previousFinding,
      key: 'p',
      run: () => {
        jump(-1);
      },
    },
    ...(model.mayComment
      ? [
          {
            id: 'comment',
            title: t.help.keys.comment,
            key: 'c',
            run: () => {
              screen.compose();
            },
          },
        ]
      : []),
    {
      id: 'review',
      title: t.review.title,
      key: 'r',
      run: () => {
        screen.middle = screen.middle === 'review' ? 'section' : 'review';
      },
    },
    ...((model.view?.conflicts.length ?? 0) > 0
      ? [{ id: 'conflict', title: t.help.keys.conflict, key: 'e', run: toConflict }]
      : []),
    {
      id: 'take-1',
      title: t.help.keys.take,
      key: '1',
      hidden: true,
      run: () => {
        takeSide(screen, 0);
      },
    },
    {
      id: 'take-2',
      title: t.help.keys.take,
      key: '2',
      hidden: true,
      run: () => {
        takeSide(screen, 1);
      },
    },
    {
      id: 'details',
      title: t.help.keys.details,
      key: 'i',
      run: () => {
        if (screen.path !== undefined) screen.detailsOf = screen.path;
      },
    },
    ...(model.mayUndo
      ? [
          {
            id: 'undo',
            title: t.record.undo,
            run: () => {
              model.undo();
            },
          },
        ]
      : []),
    {
      id: 'show-all',
      title: screen.all ? t.record.showFewer : t.record.showAll,
      run: () => {
        screen.all = !screen.all;
      },
    },
    ...(model.mayDecide('release') && ['release', 'release-again'].includes((model.report ?? report).next.kind)
      ? [
          {
            id: 'release',
            title: t.release.do,
            run: () => {
              screen.releasing = true;
            },
          },
        ]
      : []),
    ...((model.report ?? report).releases.length > 0
      ? [
          {
            id: 'release-card',
            title: t.release.openCard,
            run: () => {
              screen.gate = 'xml';
            },
          },
        ]
      : []),
    {
      id: 'checks',
      title: t.talk.checksTab,
      run: () => {
        screen.openTab('checks');
      },
    },
    {
      id: 'decisions',
      title: t.talk.decisionsTab,
      run: () => {
        screen.openTab('decisions');
      },
    },
    {
      id: 'down',
      title: t.help.keys.down,
      key: 'j',
      hidden: true,
      run: () => {
        moveSection(screen, report, 1);
      },
    },
    {
      id: 'up',
      title: t.help.keys.up,
      key: 'k',
      hidden: true,
      run: () => {
        moveSection(screen, report, -1);
      },
    },
  ];
}

function moveSection(screen: RecordScreen, report: ReadinessReport, by: 1 | -1): void {
  const sections = (screen.model.report ?? report).sections;
  const at = sections.findIndex((section) => section.id === screen.section);
  const next = sections[Math.min(sections.length - 1, Math.max(0, at + by))];
  if (next) screen.openSection(next.id);
}
