const SECOND = 1_000;
const byId = (id) => document.getElementById(id);

function element(name, text, children = []) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function button(label, about, act) {
  const made = element('button', label);
  made.type = 'button';
  made.setAttribute('aria-label', `${label}: ${about}`);
  made.addEventListener('click', act);
  return made;
}

async function post(path, body = {}) {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  const answer = response.status === 204 ? {} : await response.json();
  byId('problem').textContent = response.ok ? '' : answer.message;
  await refresh();
  return answer;
}

function device({ id, email, device, fingerprint }) {
  const what = element('div', `${email} signs in with ${device}.`, [element('small', fingerprint)]);
  const answer = (approved) => post(`/elsewhere/devices/${id}`, { approved });
  return [what, button('Approve', email, () => answer(true)), button('Deny', email, () => answer(false))];
}

function mail({ to, subject, code, date }) {
  const when = new Date(date).toLocaleTimeString();
  const shown = element('span', code);
  shown.className = 'code';
  return [element('div', `To ${to}`, [element('small', `${subject}, ${when}`)]), shown];
}

function person({ email, authenticator, yubiKey }) {
  const read = async (kind) => {
    byId('code').textContent = (await post(`/elsewhere/codes/${kind}/${email}`)).code ?? '';
  };
  return [
    element('span', email),
    ...(authenticator ? [button('Authenticator code', email, () => read('authenticator'))] : []),
    ...(yubiKey ? [button('Touch YubiKey', email, () => read('yubiKey'))] : []),
    button('Recovery code', email, () => read('recovery')),
  ];
}

let shown = '';

/** Only what changed is drawn anew, so that the keyboard keeps its place. */
async function refresh() {
  const text = await (await fetch('/elsewhere/state')).text();
  if (text === shown) return;
  shown = text;
  const { devices, mails, people } = JSON.parse(text);
  const fill = (id, rows, none) =>
    byId(id).replaceChildren(
      ...(rows.length ? rows.map((row) => element('li', '', row)) : [element('li', none)]),
    );
  fill('devices', devices.map(device), 'None.');
  fill('mails', mails.map(mail), 'None yet.');
  fill('people', people.map(person), 'Nobody has two-step login.');
}

async function watch() {
  await refresh().catch(() => {
    byId('problem').textContent = 'The server does not answer.';
  });
  setTimeout(watch, SECOND);
}

watch();
