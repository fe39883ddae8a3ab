//! Messages of shared assessments: links, files and images.

use crate::i18n::messages::{assessments, dates};
use crate::i18n::{Message, message, tr, tr_plural};
use crate::model::{Assessment, Date, Framework};
use crate::sharing::{Purpose, SharedAssessment};

/// The title of a copy.
pub const COPY: Message = message!("An assessment");
/// The title of a request.
pub const REQUEST: Message = message!("You are asked for your view");
/// The title of a reply.
pub const ANSWER: Message = message!("An answer to your request");
/// Button: save a copy.
pub const KEEP: Message = message!("Keep a copy");
/// Button: discard.
pub const LEAVE: Message = message!("Leave it");
/// Button: start a reply.
pub const BEGIN: Message = message!("Rate without seeing theirs");
/// Button: accept a reply.
pub const TAKE: Message = message!("Put it beside mine");
/// Button: open the existing assessment.
pub const SHOW: Message = message!("Open it");
/// Label of the person who gets the copy.
pub const WHOSE: Message = message!("Keep it as an assessment of");
/// Label of the rater's name.
pub const YOUR_NAME: Message = message!("Your name");
/// Label of the rater's role.
pub const YOUR_ROLE: Message = message!("You are their");
/// The content of a link is not stored.
pub const FROM_LINK: Message = message!(
    "This came with the link and is not stored here. Nothing of yours has \
    changed, and nothing was sent anywhere."
);
/// The content of a file is not stored.
pub const FROM_FILE: Message =
    message!("This is in the file and is not stored here yet. Nothing of yours has changed.");
/// The assessment exists already.
pub const KNOWN: Message = message!("You have this assessment already.");
/// The reply is made without seeing the sender's ratings.
pub const BLIND: Message = message!(
    "You will not see their own rating before you answer: it is not in what they \
    sent. Your rating stays in this browser until you send it back."
);
/// The reply belongs to no request from this browser.
pub const NOT_ASKED: Message = message!(
    "The assessment it answers is not in this browser, so it can only be kept \
    by itself."
);
/// The title of a link that cannot be read.
pub const BROKEN: Message = message!("This link cannot be opened");
/// What to do about a link that cannot be read.
pub const BROKEN_HELP: Message =
    message!("Ask for it again, best as a file: some programs cut long links off.");
/// A reply to this request exists.
pub const BEGUN: Message = message!("You have begun an answer to this request.");
/// Link to the own chart.
pub const HOME: Message = message!("Go to my own chart");
/// Button: open a file.
pub const OPEN: Message = message!("Open a file");
/// Button: open another file.
pub const OPEN_ANOTHER: Message = message!("Open another file");
/// Button: open a reply.
pub const OPEN_ANSWER: Message = message!("Open an answer");
/// Label of the name of the person to rate.
pub const ASK_WHOSE: Message = message!("Name of the person who is to be rated");
/// Label of the requester's name.
pub const ASK_NAME: Message = message!("Your name, so that they know who asks");
/// The indicator while files are dragged over the page.
pub const DROP: Message =
    message!("Drop it anywhere: an assessment, a picture saved by Rungs, or a backup.");
/// A file could not be read.
pub const NOT_READ: Message = message!("the browser could not read the file");
/// The assessment uses another framework.
pub const OTHER_FRAMEWORK: Message =
    message!("It was made with another framework: only what both have in common is shown.");
/// Option: a new person.
pub const NEW_PERSON: Message = message!("Somebody new");

/// Button: request feedback.
pub const ASK: Message = message!("Ask for a second view");
/// The explanation of a request.
pub const ASK_HELP: Message = message!(
    "Send this to your manager or a peer. They rate the same axes without seeing \
    your rating, and send theirs back as a link or a file. Open that here, and both views stand beside \
    each other."
);
/// The content of a request.
pub const ASK_HOLDS: Message = message!(
    "It holds the name, the target and the framework, and nothing of the rating, \
    evidence or notes."
);
/// Button: send the reply.
pub const SEND: Message = message!("Send my answer");
/// Button: copy the link.
pub const COPY_LINK: Message = message!("Copy link");
/// The link was copied.
pub const LINK_COPIED: Message = message!("Link copied.");
/// The browser does not allow copying.
pub const COPY_REFUSED: Message =
    message!("The browser did not allow copying. Select the link and copy it by hand.");
/// Button: save a file.
pub const SAVE_FILE: Message = message!("Save as file");
/// Label of the link.
pub const LINK: Message = message!("Link");
/// Description of the QR code.
pub const CODE: Message = message!("The link as a QR code");

/// Button: create a consensus.
pub const AGREE: Message = message!("Record what you agree on");
/// The explanation of a consensus.
pub const AGREE_HELP: Message = message!(
    "A new assessment with everything both rated alike. Rate the rest together: \
    both views stay on the chart."
);

/// Why a link cannot be read: "The reason: it is cut off: the end is missing."
#[must_use]
pub fn because(reason: &str) -> String {
    tr!("Nothing of yours has changed. The reason: {reason}.", reason)
}

/// The banner of a reply.
#[must_use]
pub fn answering(person: &str) -> String {
    tr!(
        "You are rating {person}, as you were asked to. When you are done, send your answer back.",
        person
    )
}

/// The file name of a request.
#[must_use]
pub fn request_file(today: Date) -> String {
    format!("rungs-request-{today}.json")
}

/// Why a file cannot be opened.
#[must_use]
pub fn refused(name: &str, reason: &str) -> String {
    tr!("“{name}” cannot be opened, and nothing has changed: {reason}.", name, reason)
}

/// The title of a received assessment.
#[must_use]
pub fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Copy => &COPY,
        Purpose::Request => &REQUEST,
        Purpose::Answer => &ANSWER,
    }
}

/// "Ada Lovelace", or a placeholder.
#[must_use]
pub fn whose(name: &str) -> String {
    if name.trim().is_empty() {
        tr!("Somebody who left their name out").to_owned()
    } else {
        name.trim().to_owned()
    }
}

/// The summary of a received assessment: "Ada Lovelace · November 22, 2026 · Self · aiming at D4 ·
/// 5 of 5 axes rated · 2 pieces of evidence".
#[must_use]
pub fn about(framework: &Framework, payload: &SharedAssessment) -> String {
    let assessment = &payload.assessment;
    let rated = assessment.ratings_in(framework).iter().flatten().count();
    let mut words = vec![whose(&payload.name)];
    if payload.purpose == Purpose::Request {
        words.push(tr!("asked on {day}", day = dates::long(payload.made_on)));
    } else {
        words.push(assessments::assessment(assessment));
    }
    if let Some(target) = &assessment.target {
        words.push(tr!("aiming at {target}", target));
    }
    if payload.purpose != Purpose::Request {
        words.push(tr!("{rated} of {all} axes rated", rated, all = framework.axes().len()));
    }
    if !assessment.evidence.is_empty() {
        words.push(tr_plural!(
            assessment.evidence.len(),
            "1 piece of evidence",
            "{count} pieces of evidence"
        ));
    }
    words.join(" · ")
}

/// The assessment that a reply belongs to: "It is put beside the assessment of November 22, 2026."
#[must_use]
pub fn beside(mine: &Assessment) -> String {
    match mine.rated_on {
        Some(day) => tr!("It is put beside the assessment of {day}.", day = dates::long(day)),
        None => tr!("It is put beside your assessment, in which nothing is rated yet.").to_owned(),
    }
}

/// The link is too long.
#[must_use]
pub fn too_long(letters: usize, most: usize) -> String {
    tr!(
        "As a link this would have {letters} letters, and more than {most} do not get through \
         everywhere. Leave out evidence and notes, or save it as a file.",
        letters,
        most
    )
}

/// What the payload contains.
#[must_use]
pub fn holds(is_named: bool, details: bool) -> String {
    let holds = match (is_named, details) {
        (true, true) => {
            tr!("It holds the name, the ratings, the target, evidence, plan, notes and dials.")
        }
        (true, false) => {
            tr!(
                "It holds the name, the ratings and the target, and neither evidence nor plan nor notes."
            )
        }
        (false, true) => {
            tr!("It holds no name, the ratings, the target, evidence, plan, notes and dials.")
        }
        (false, false) => {
            tr!(
                "It holds no name, the ratings and the target, and neither evidence nor plan nor notes."
            )
        }
    };
    [holds, tr!(" Whoever has it can read all of that.")].concat()
}
