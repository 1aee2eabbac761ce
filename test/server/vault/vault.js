const place = document.getElementById('place');

function show() {
  place.textContent = location.hash || 'its first page';
}

addEventListener('hashchange', show);
show();
