// Runs in the browser between a tap on a message and the page it opens. Another phone is another device: whoever is signed
// in on the pages of this browser is not signed in there. The state lets the page take the code, which it takes from
// nobody else's link.
const state = crypto.getRandomValues(new Uint32Array(4)).join('-')
sessionStorage.setItem('qihu.state', state)
localStorage.removeItem('qihu.session')
const url = new URL(location.href)
url.searchParams.set('state', state)
location.replace(url)
