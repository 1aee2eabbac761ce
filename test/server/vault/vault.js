const place = document.getElementById('place');

function show() {
  place.textContent = location.hash || 'its first page';
  const [, id] = /^#\/organizations\/([0-9a-f-]{36})\/vault/.exec(location.hash) ?? [];
  if (id) void fetch(`/stand-in/vaults/${id}`, { method: 'POST' });
}

addEventListener('hashchange', show);
show();
