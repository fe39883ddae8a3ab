//! The parts around every page: header, navigation, banners, dialogs, and the outlet for the other
//! pages.

pub mod drop_zone;
pub mod error_banner;
pub mod footer;
pub mod header;
pub mod language_picker;
pub mod nav;
pub mod overlay_host;
pub mod per_framework;
pub mod route_outlet;
pub mod secondary_page;
pub mod shortcuts;
pub mod status_banner;
pub mod storage_notices;
pub mod update_banner;
