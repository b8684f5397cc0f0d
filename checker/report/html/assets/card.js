// The card that opens beside words or a cell, on hover and on focus; Escape closes it.
const card = el("div", { id: "card", role: "tooltip", hidden: true });
let cardOwner = null;

// Under the words or above them; with `beside`, next to that column where there is room for it.
function openCard(owner, content, beside) {
  if (cardOwner && cardOwner !== owner) closeCard();
  cardOwner = owner;
  card.replaceChildren(...[content].flat());
  card.hidden = false;
  owner.setAttribute("aria-describedby", "card");
  const place = owner.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const column = beside?.getBoundingClientRect();
  const aside = column && column.right + 24 + size.width < innerWidth;
  const left = aside ? column.right + 16 : Math.min(Math.max(place.left, 8), Math.max(innerWidth - size.width - 8, 8));
  const below = place.bottom + 6;
  const fits = below + size.height < innerHeight - 8 || place.top < size.height + 14;
  let top = fits ? below : place.top - size.height - 6;
  if (aside) top = Math.max(Math.min(place.top, innerHeight - size.height - 8), 8);
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

function closeCard() {
  cardOwner?.removeAttribute("aria-describedby");
  cardOwner = null;
  card.hidden = true;
}

// `content` makes the card's elements when it is opened.
function withCard(owner, content, beside = null) {
  let leaving = 0;
  const open = () => {
    clearTimeout(leaving);
    openCard(owner, content(), beside);
  };
  // The pointer may move onto the card and stay there.
  const leave = () => {
    leaving = setTimeout(() => cardOwner === owner && !card.matches(":hover") && closeCard(), 120);
  };
  owner.addEventListener("mouseenter", open);
  owner.addEventListener("focus", open);
  owner.addEventListener("mouseleave", leave);
  owner.addEventListener("blur", leave);
  return owner;
}

card.addEventListener("mouseleave", closeCard);
document.addEventListener("keydown", (event) => event.key === "Escape" && closeCard());
