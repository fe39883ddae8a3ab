// Whether the slider of the axis args[0] has a text that starts with args[1].
const slider = document.querySelector(`input[type=range][aria-label="${args[0]}"]`);
return !!slider && slider.getAttribute("aria-valuetext").startsWith(args[1]);
