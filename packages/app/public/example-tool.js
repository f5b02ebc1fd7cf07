// A file of its own, as Backstage's content security policy forbids scripts in the page.
const values = document.getElementById('values');
for (const [name, value] of new URLSearchParams(window.location.search)) {
  const term = document.createElement('dt');
  const description = document.createElement('dd');
  term.textContent = name;
  description.textContent = value;
  values.append(term, description);
}
