/** Which rows of a long list are drawn: those in view and some around, for a list of rows of one height. */
export interface ListWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Room above and below, in pixels. */
  readonly above: number;
  readonly below: number;
}

export function windowOf(
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
  around = 12,
): ListWindow {
  const first = Math.min(count, Math.max(0, Math.floor(scrollTop / rowHeight) - around));
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + around);
  return { first, end, above: first * rowHeight, below: Math.max(0, count - end) * rowHeight };
}

/** Where to scroll so that a row is in view, or undefined where it is. `covered`: what a sticky head hides at the top. */
export function scrollTo(
  index: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
  covered: number,
): number | undefined {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight + covered;
  return bottom > scrollTop + viewHeight ? bottom - viewHeight : undefined;
}
