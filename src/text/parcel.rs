//! What is said of assessments that travel: in links, pictures and files.

use super::{date, library};
use crate::language::{Phrase, n, phrase, t};
use crate::model::{Assessment, Date, Framework};
use crate::store::{Parcel, Purpose};

/// Title of what a file or a link holds.
pub const COPY: Phrase = phrase!("An assessment");
/// Title of a request.
pub const REQUEST: Phrase = phrase!("You are asked for your view");
/// Title of an answer.
pub const ANSWER: Phrase = phrase!("An answer to your request");
/// Keeps what is shown.
pub const KEEP: Phrase = phrase!("Keep a copy");
/// Leaves it.
pub const LEAVE: Phrase = phrase!("Leave it");
/// Begins to answer.
pub const BEGIN: Phrase = phrase!("Rate without seeing theirs");
/// Keeps an answer.
pub const TAKE: Phrase = phrase!("Put it beside mine");
/// Opens what is here already.
pub const SHOW: Phrase = phrase!("Open it");
/// Whose it is to become.
pub const WHOSE: Phrase = phrase!("Keep it as an assessment of");
/// The rater's name.
pub const YOUR_NAME: Phrase = phrase!("Your name");
/// The rater's role.
pub const YOUR_ROLE: Phrase = phrase!("You are their");
/// Where a link's contents are.
pub const FROM_LINK: Phrase = phrase!(
    "This came with the link and is not stored here. Nothing of yours has \
    changed, and nothing was sent anywhere."
);
/// Where a file's contents are.
pub const FROM_FILE: Phrase =
    phrase!("This is in the file and is not stored here yet. Nothing of yours has changed.");
/// Said of what is here already.
pub const KNOWN: Phrase = phrase!("You have this assessment already.");
/// Told to whoever is asked.
pub const BLIND: Phrase = phrase!(
    "You will not see their own rating before you answer: it is not in what they \
    sent. Your rating stays in this browser until you send it back."
);
/// Nobody here asked.
pub const NOT_ASKED: Phrase = phrase!(
    "The assessment it answers is not in this browser, so it can only be kept \
    by itself."
);
/// The title where a link cannot be read.
pub const BROKEN: Phrase = phrase!("This link cannot be opened");
/// What to do about it.
pub const BROKEN_HELP: Phrase =
    phrase!("Ask for it again, best as a file: some programs cut long links off.");
/// An answer was begun.
pub const BEGUN: Phrase = phrase!("You have begun an answer to this request.");
/// Goes to the own page.
pub const HOME: Phrase = phrase!("Go to my own chart");
/// Opens a file.
pub const OPEN: Phrase = phrase!("Open a file");
/// Opens another one.
pub const OPEN_ANOTHER: Phrase = phrase!("Open another file");
/// Opens an answer.
pub const OPEN_ANSWER: Phrase = phrase!("Open an answer");
/// The name on a request about somebody else.
pub const ASK_WHOSE: Phrase = phrase!("Name of the person who is to be rated");
/// The name on a request.
pub const ASK_NAME: Phrase = phrase!("Your name, so that they know who asks");
/// Shown while a file is dragged over the page.
pub const DROP: Phrase =
    phrase!("Drop it anywhere: an assessment, a picture saved by Rungs, or a backup.");
/// The file could not be read.
pub const NOT_READ: Phrase = phrase!("the browser could not read the file");
/// Said where the framework is another one than here.
pub const OTHER_FRAMEWORK: Phrase =
    phrase!("It was made with another framework: only what both have in common is shown.");
/// Somebody who is not in the list.
pub const NEW_PERSON: Phrase = phrase!("Somebody new");

/// The way to a second view.
pub const ASK: Phrase = phrase!("Ask for a second view");
/// Explains it.
pub const ASK_HELP: Phrase = phrase!(
    "Send this to your manager or a peer. They rate the same axes without seeing \
    your rating, and send theirs back as a link or a file. Open that here, and both views stand beside \
    each other."
);
/// What a request holds.
pub const ASK_HOLDS: Phrase = phrase!(
    "It holds the name, the target and the framework, and nothing of the rating, \
    evidence or notes."
);
/// Sends an answer.
pub const SEND: Phrase = phrase!("Send my answer");
/// Copies a link.
pub const COPY_LINK: Phrase = phrase!("Copy link");
/// Said after copying.
pub const LINK_COPIED: Phrase = phrase!("Link copied.");
/// Said where copying is refused.
pub const COPY_REFUSED: Phrase =
    phrase!("The browser did not allow copying. Select the link and copy it by hand.");
/// Saves a file.
pub const SAVE_FILE: Phrase = phrase!("Save as file");
/// Names the link's field.
pub const LINK: Phrase = phrase!("Link");
/// Describes the code.
pub const CODE: Phrase = phrase!("The link as a QR code");

/// Records what both agree on.
pub const AGREE: Phrase = phrase!("Record what you agree on");
/// Explains it.
pub const AGREE_HELP: Phrase = phrase!(
    "A new assessment with everything both rated alike. Rate the rest together: \
    both views stay on the chart."
);

/// Why a link is not opened: "The reason: it is cut off: the end is missing."
#[must_use]
pub fn because(reason: &str) -> String {
    t!("Nothing of yours has changed. The reason: {reason}.", reason)
}

/// Over an assessment that somebody asked for.
#[must_use]
pub fn answering(person: &str) -> String {
    t!(
        "You are rating {person}, as you were asked to. When you are done, send your answer back.",
        person
    )
}

/// The name of a request's file.
#[must_use]
pub fn request_file(today: Date) -> String {
    format!("rungs-request-{today}.json")
}

/// Why a file is not opened.
#[must_use]
pub fn refused(name: &str, reason: &str) -> String {
    t!("“{name}” cannot be opened, and nothing has changed: {reason}.", name, reason)
}

/// The title of what came.
#[must_use]
pub fn title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Copy => &COPY,
        Purpose::Request => &REQUEST,
        Purpose::Answer => &ANSWER,
    }
}

/// "Ada Lovelace", or what stands in its place.
#[must_use]
pub fn whose(name: &str) -> String {
    if name.trim().is_empty() {
        t!("Somebody who left their name out").to_owned()
    } else {
        name.trim().to_owned()
    }
}

/// What came: "Ada Lovelace · November 22, 2026 · Self · aiming at D4 · 5 of 5 axes rated · 2 pieces
/// of evidence".
#[must_use]
pub fn about(framework: &Framework, parcel: &Parcel) -> String {
    let it = &parcel.assessment;
    let rated = it.ratings_in(framework).iter().flatten().count();
    let mut words = vec![whose(&parcel.name)];
    if parcel.purpose == Purpose::Request {
        words.push(t!("asked on {day}", day = date::long(parcel.made_on)));
    } else {
        words.push(library::assessment(it));
    }
    if let Some(target) = &it.target {
        words.push(t!("aiming at {target}", target));
    }
    if parcel.purpose != Purpose::Request {
        words.push(t!("{rated} of {all} axes rated", rated, all = framework.axes().len()));
    }
    if !it.evidence.is_empty() {
        words.push(n!(it.evidence.len(), "1 piece of evidence", "{count} pieces of evidence"));
    }
    words.join(" · ")
}

/// Where an answer goes: "It is put beside the assessment of November 22, 2026."
#[must_use]
pub fn beside(mine: &Assessment) -> String {
    match mine.rated_on {
        Some(day) => t!("It is put beside the assessment of {day}.", day = date::long(day)),
        None => t!("It is put beside your assessment, in which nothing is rated yet.").to_owned(),
    }
}

/// A link that is too long.
#[must_use]
pub fn too_long(letters: usize, most: usize) -> String {
    t!(
        "As a link this would have {letters} letters, and more than {most} do not get through \
         everywhere. Leave out evidence and notes, or save it as a file.",
        letters,
        most
    )
}

/// What goes along, stated.
#[must_use]
pub fn holds(is_named: bool, details: bool) -> String {
    let holds = match (is_named, details) {
        (true, true) => {
            t!("It holds the name, the ratings, the target, evidence, plan, notes and dials.")
        }
        (true, false) => {
            t!(
                "It holds the name, the ratings and the target, and neither evidence nor plan nor notes."
            )
        }
        (false, true) => {
            t!("It holds no name, the ratings, the target, evidence, plan, notes and dials.")
        }
        (false, false) => {
            t!(
                "It holds no name, the ratings and the target, and neither evidence nor plan nor notes."
            )
        }
    };
    [holds, t!(" Whoever has it can read all of that.")].concat()
}
