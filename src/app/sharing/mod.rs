//! Views that send and receive assessments by link or file.

pub mod file_button;
pub mod receive;
pub mod received_assessment;
pub mod reply_banner;
pub mod request_dialog;
pub mod share_link;
pub mod share_options;
pub mod shared_link_page;
