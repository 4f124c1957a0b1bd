// Theme and language before the first paint, so that nothing flashes. A file of its own: no inline script.
try {
  const root = document.documentElement;
  const theme = localStorage.getItem('opencoc.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const language = localStorage.getItem('opencoc.language');
  if (language) root.lang = language;
} catch {
  // No storage: the system's theme and the page's language stand.
}
