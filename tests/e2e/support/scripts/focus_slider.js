// Focuses the slider of the axis args[0]. A page that is still loading cannot have the focus.
const slider = document.querySelector(`input[type=range][aria-label="${args[0]}"]`);
slider?.focus();
return !!slider && document.activeElement === slider;
