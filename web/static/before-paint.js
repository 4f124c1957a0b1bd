// Runs before the first paint, so that neither theme nor language flashes. The app itself sets both again later.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('opencoc.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    var language = localStorage.getItem('opencoc.language') || (navigator.language || 'en').slice(0, 2);
    root.lang = language === 'de' ? 'de' : 'en';
  } catch {
    // Storage may be forbidden: then the system's theme and English stand.
  }
})();
