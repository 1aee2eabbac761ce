// As the web vault hands the result on: to its own pages, or to an extension's script on its origin.
const asked = new URLSearchParams(location.search);
const state = asked.get('state');
const code = asked.get('duo_code') ?? asked.get('code');

if (asked.get('client') === 'web') new BroadcastChannel('duoResult').postMessage({ code, state });
else window.postMessage({ command: 'duoResult', code, state }, location.origin);
