// Niceties only: every page works without this file.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// After an error, the reader starts at the summary.
all('.govuk-error-summary')[0]?.focus();

// A second click on a button that sends is swallowed for a moment.
document.addEventListener('submit', event => {
  const { target } = event;
  if (target.dataset.sent) event.preventDefault();
  target.dataset.sent = '1';
  setTimeout(() => delete target.dataset.sent, 3000);
});
addEventListener('pageshow', () => all('form').forEach(form => delete form.dataset.sent));

// One box ticks all of its table.
all('[data-all]').forEach(box => {
  box.hidden = false;
  box.addEventListener('change', () => all('tbody [type=checkbox]', box.closest('table')).forEach(row => (row.checked = box.checked)));
});

// How many characters are left.
all('[data-left]').forEach(output => {
  const field = document.getElementById(output.dataset.for);
  const tell = () => (output.textContent = output.dataset.left.replace('#', field.maxLength - field.value.length));
  field.addEventListener('input', tell);
  tell();
});

// A file that is too large is not sent at all.
all('[data-most]').forEach(input => input.addEventListener('change', () => {
  const large = [...input.files].find(file => file.size > input.dataset.most);
  input.setCustomValidity(large ? `${large.name}: ${input.dataset.large}` : '');
  if (large) input.value = '';
  input.reportValidity();
}));

// Paper, where there is a script to ask for it.
all('[data-print]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
