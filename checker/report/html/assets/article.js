// Hovering or focusing a claim opens its trace beside it; Enter goes to it in the list below.
document.querySelector("main").append(card);
const list = document.getElementById("traces");
if (list) list.open = false;
const article = document.querySelector(".text");
for (const link of document.querySelectorAll("a.claim")) {
  const section = document.getElementById(link.hash.slice(1));
  const traces = () => [...section.querySelectorAll(".trace")].map((trace) => trace.cloneNode(true));
  withCard(link, traces, article);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.detail) return link.focus();
    list.open = true;
    section.querySelector("a").focus();
  });
}
