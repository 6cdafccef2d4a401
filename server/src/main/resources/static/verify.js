// Opened by a camera: the certificate stands in the fragment, which browsers keep to themselves until it is sent for checking here.
'use strict';
{
  const text = document.getElementById('text');
  const form = document.getElementById('check');
  const look = () => {
    if (text && form && /^#[0-9]{20,2000}$/.test(location.hash)) {
      text.value = location.hash.slice(1);
      history.replaceState(null, '', '/v');
      form.requestSubmit();
    }
  };
  addEventListener('hashchange', look); // the next certificate, opened in the same window
  look();
}
