/** The look of the demo landing page. */
export const DEMO_CSS = `
:root{color-scheme:light;--ink:#12233d;--soft:#51617a;--brand:#0b6e5f;--ground:#f3f7f6}
*{box-sizing:border-box}
body{margin:0;background:linear-gradient(160deg,#e4f3ef,var(--ground) 45%);min-height:100vh;color:var(--ink);font:17px/1.55 system-ui,sans-serif}
header{max-width:66rem;margin:auto;padding:1.25rem}
.brand{font-weight:700;font-size:1.15rem;color:var(--ink);text-decoration:none}.brand span{color:var(--brand)}
main{max-width:66rem;margin:auto;padding:0 1.25rem 2rem;display:grid;gap:2rem;align-items:start}
@media (min-width:52rem){main{grid-template-columns:1fr 25rem;gap:4rem;padding-top:2rem}}
.eyebrow{color:var(--brand);font-weight:600;margin:0;letter-spacing:.02em}
h1{font-size:clamp(2rem,6vw,3.1rem);line-height:1.1;margin:.5rem 0 1rem;text-wrap:balance}
.lead{font-size:1.15rem;color:var(--soft);max-width:36rem}
ul{padding:0;list-style:none;display:grid;gap:1rem;max-width:36rem}
li{border-left:3px solid var(--brand);padding-left:1rem;color:var(--soft)}li strong{color:var(--ink)}
blockquote{margin:2rem 0 0;font-size:1.1rem;font-style:italic}blockquote footer{font-size:.9rem;font-style:normal;color:var(--soft)}
.form{background:#fff;border-radius:1rem;padding:1.5rem;box-shadow:0 10px 40px rgb(18 35 61/.12)}
h2{margin:0}
label{display:block;font-weight:600;font-size:.92rem;margin:.85rem 0 .25rem}
input,select,textarea{width:100%;font:inherit;color:inherit;background:#fff;border:1px solid #b9c4d0;border-radius:.5rem;padding:.6rem .7rem}
input:focus,select:focus,textarea:focus{outline:3px solid #9bd8cb;border-color:var(--brand)}
.pair{display:grid;grid-template-columns:1fr 8rem;gap:.75rem}
button{width:100%;margin-top:1.1rem;padding:.8rem;font:inherit;font-weight:700;color:#fff;background:var(--brand);border:0;border-radius:.5rem;cursor:pointer}
button:hover,button:focus-visible{background:#08574b}
.hint{font-size:.85rem;color:var(--soft);margin:.5rem 0 0}
.trap{position:absolute;left:-200vw}
.foot{max-width:66rem;margin:auto;padding:1rem 1.25rem 2rem;font-size:.85rem;color:var(--soft)}`;
