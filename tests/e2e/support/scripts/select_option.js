// Selects the option with the value or the text args[1] in the select element args[0].
const select = document.querySelector(args[0]);
const option = select && [...select.options].find((option) => [option.value, option.textContent].includes(args[1]));
if (!option) return false;
select.value = option.value;
select.dispatchEvent(new Event("change", { bubbles: true }));
return true;
