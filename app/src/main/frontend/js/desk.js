// Shortcuts of the desk, unless switched off: a key does what the element does that names it in aria-keyshortcuts.
const one = selector => document.querySelector(selector);

// Letters by their place on the keyboard, so that they work in Arabic, too.
const pressed = ({ code, key }) => (/^Key[A-Z]$/.test(code) ? code[3].toLowerCase() : key === '؟' ? '?' : key);

const links = [...document.querySelectorAll('.picks tbody tr')].map(row => row.querySelector('a'));
const move = step => {
  const row = document.activeElement.closest('.picks tbody tr');
  const at = links.findIndex(link => row?.contains(link));
  links[Math.max(0, Math.min(links.length - 1, at + step))]?.focus();
};

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => document.activeElement.closest('.picks tr')?.querySelector('[type=checkbox]')?.click(),
  o: () => document.activeElement.closest('.picks tr')?.querySelector('a')?.click(),
};

document.addEventListener('keydown', event => {
  if (document.body.dataset.keys !== 'true') return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select')) return;
  const key = pressed(event);
  const named = one(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  if (!keys[key] && !named) return;
  event.preventDefault();
  if (keys[key]) keys[key]();
  else if (named.matches('input')) named.focus();
  else named.click();
});

// What is typed in a task becomes its draft before another form of the page, such as a message, is sent.
const task = one('form[data-draft]');
let typed = false;
task?.addEventListener('input', () => (typed = true));
document.addEventListener('submit', async event => {
  const { target, submitter, defaultPrevented } = event;
  if (!typed || defaultPrevented || target === task || target.method !== 'post') return;
  event.preventDefault();
  typed = false;
  try {
    await fetch(task.dataset.draft, { method: 'POST', body: new FormData(task), redirect: 'manual' });
  } finally {
    delete target.dataset.sent;
    target.requestSubmit(submitter);
  }
});
