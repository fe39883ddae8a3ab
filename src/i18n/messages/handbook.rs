//! The texts of the handbook, in our own words. Facts are those of the Engineering Ladders
//! framework by Jorge Fioranelli, commit 6055355; `tests/framework.rs` compares them with a table.
//!
//! Longer than 400 lines because it is one list of texts.

use crate::i18n::messages::rating;
use crate::i18n::{Message, message, tr, tr_plural};
use crate::model::analysis::gap::GapStatus;
use crate::model::name::capitalized;
use crate::model::{Axis, Framework, Ladder, Level, Position};

/// Link to the handbook.
pub const NAV: Message = message!("Framework");
/// Heading of the table of contents.
pub const CONTENTS: Message = message!("The framework");
/// Button: open the search.
pub const SEARCH: Message = message!("Search");
/// Label of the search field.
pub const SEARCH_FIELD: Message = message!("Search positions, levels and definitions");
/// The hint below the search field.
pub const SEARCH_HELP: Message =
    message!("Arrow keys choose, Enter opens. The key / opens this from anywhere.");
/// The search has no results.
pub const NOTHING_FOUND: Message =
    message!("Nothing found. Try the name of a level, an axis or a position.");

/// The number of results for screen readers.
#[must_use]
pub fn found(count: usize) -> String {
    match count {
        0 => NOTHING_FOUND.to_owned(),
        count => tr_plural!(count, "1 result", "{count} results"),
    }
}

/// The kind of a search result: position.
pub const POSITION: Message = message!("Position");
/// The kind of a search result: level.
pub const LEVEL: Message = message!("Level");
/// The kind of a search result: axis.
pub const AXIS: Message = message!("Axis");
/// The kind of a search result: ladder.
pub const LADDER: Message = message!("Ladder");
/// The kind of a search result: page.
pub const PAGE: Message = message!("Page");
/// Column header: title.
pub const TITLE: Message = message!("Title");
/// Heading of the levels of all axes.
pub const LEVELS: Message = message!("Levels");
/// The kind of a search result: question.
pub const QUESTION: Message = message!("Question");

/// The title of the introduction.
pub const INTRODUCTION: Message = message!("Introduction");
/// The purpose of the framework.
pub const INTRODUCTION_LEAD: Message = message!(
    "A career framework for people who build software: what a position asks, so that \
    both sides of a conversation mean the same by it."
);
/// A number in text: small ones as words.
fn number(count: usize) -> String {
    let words = [
        message!("no", "axes or ladders").get(),
        tr!("one"),
        tr!("two"),
        tr!("three"),
        tr!("four"),
        tr!("five"),
        tr!("six"),
        tr!("seven"),
        tr!("eight"),
        tr!("nine"),
        tr!("ten"),
        tr!("eleven"),
        tr!("twelve"),
    ];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// What the framework considers: "It looks at five axes. Each has five levels, …"
#[must_use]
pub fn looks_at(framework: &Framework) -> String {
    let (axes, levels) = (number(framework.axes().len()), number(framework.level_count().into()));
    tr!(
        "It looks at {axes} axes. Each has {levels} levels, and each level includes the ones before it on the same axis.",
        axes,
        levels
    )
}

/// How the framework works.
pub const INTRODUCTION_TEXT: [Message; 2] = [
    message!(
        "A position asks for one level on each axis. Drawn on a chart, every position is a shape, and shapes can be \
     laid over each other: where somebody stands, what the next position asks, how two positions differ."
    ),
    message!(
        "It guides a conversation. It is not a checklist: hardly anybody has just the shape of a position."
    ),
];
/// Heading of the axes: "The five axes".
#[must_use]
pub fn the_axes(framework: &Framework) -> String {
    tr!("The {axes} axes", axes = number(framework.axes().len()))
}

/// Heading of the ladders: "The four ladders".
#[must_use]
pub fn the_ladders(framework: &Framework) -> String {
    match framework.ladders().len() {
        1 => tr!("The ladder").to_owned(),
        count => tr!("The {ladders} ladders", ladders = number(count)),
    }
}

/// Heading of what the app can do with the framework.
pub const USE: Message = message!("What to do with it here");
/// What the app can do, with placeholders for links.
pub const USE_ALL: Message =
    message!("{rate}, see what the position you aim at asks beyond that, or {compare}.");
/// The link to the chart.
pub const USE_RATE: Message = message!("Say where you stand");
/// The link to the comparison.
pub const USE_COMPARE: Message = message!("compare positions");
/// The explanation of the influence axis.
pub const INFLUENCE: Message = message!(
    "Influence is a dimension of its own: it applies to the other four, and says how far their effect reaches."
);

/// The title of the page of all ladders.
pub const LADDERS: Message = message!("Ladders");
/// The introduction of that page.
pub const LADDERS_LEAD: Message =
    message!("Every position, by career level. Pick two to four to compare them, or open one.");
/// "A position counts as senior from level 4 on."
#[must_use]
pub fn senior_from(level: u8) -> String {
    tr!("A position counts as senior from level {level} on.", level)
}

/// Column header: career level.
pub const CAREER_LEVEL: Message = message!("Level");
/// Column header: senior.
pub const SENIOR: Message = message!("Senior");
/// A senior position.
pub const YES: Message = message!("Yes");
/// A position that is not senior.
pub const NO: Message = message!("No");
/// A ladder without a position at a level.
pub const NONE: &str = "–";

/// "Also called programmer or software engineer."
#[must_use]
pub fn also(names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    tr!("Also called {names}.", names = crate::i18n::messages::gap::either(names))
}

/// "4 positions, from level 4 to level 7."
#[must_use]
pub fn ladder_span(ladder: &Ladder) -> String {
    let level = |position: Option<&Position>| position.map_or(0, |position| position.level);
    let first = level(ladder.positions.first());
    tr_plural!(
        ladder.positions.len(),
        "1 position, at level {first}.",
        "{count} positions, from level {first} to level {last}.",
        first,
        last = level(ladder.positions.last())
    )
}

/// Heading of the positions of a ladder.
pub const POSITIONS: Message = message!("Positions");
/// Heading of the expected levels of a position.
pub const ASKS: Message = message!("What it asks");
/// Heading of the next positions.
pub const LEADS: Message = message!("Where it leads");
/// The last position of a ladder of the built-in framework.
pub const TOP: Message = message!(
    "This is the last position of its ladder. Above it, positions differ too much from company \
    to company to be described for all."
);
/// The last position of a ladder of another framework.
pub const LAST: Message = message!("This is the last position of its ladder.");
/// Heading of the next position of the ladder.
pub const NEXT: Message = message!("Next on the ladder");
/// Heading of positions on other ladders.
pub const SIDEWAYS: Message = message!("Sideways");
/// There are no positions on other ladders.
pub const NO_SIDEWAYS: Message =
    message!("No other ladder has a position at this level or the next one.");

/// A position on another ladder may expect less.
pub const SIDEWAYS_DROP: Message = message!(
    "Where a move between ladders asks for less on an axis, that is meant: another ladder \
    puts its weight elsewhere."
);

/// "What it adds to D3".
#[must_use]
pub fn adds(before: &Position) -> String {
    tr!("What it adds to {position}", position = before.id)
}

/// The first position of a ladder, and from which position of another ladder people come.
#[must_use]
pub fn begins(framework: &Framework, ladder: &Ladder, position: &Position) -> String {
    let name = &ladder.name;
    let mut others = framework.ladders().iter().filter(|other| other.id != ladder.id);
    if others.any(|other| other.positions.iter().any(|other| other.level < position.level)) {
        tr!("The {name} ladder begins here: one comes to it from another ladder.", name)
    } else {
        tr!("The {name} ladder begins here.", name)
    }
}

/// "Level 4, senior, on the Developer ladder.", with placeholders for the level and the ladder.
#[must_use]
pub fn stands(framework: &Framework, position: &Position) -> &'static str {
    match framework.senior_from() {
        Some(_) if framework.is_senior(position) => {
            tr!("Level {level}, senior, on the {ladder} ladder.")
        }
        Some(_) => tr!("Level {level}, not senior yet, on the {ladder} ladder."),
        None => tr!("Level {level}, on the {ladder} ladder."),
    }
}

/// "3, Evangelizes".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number}, {}", level.name)
}

/// A level with its axis: "Mentors – People 3".
#[must_use]
pub fn level_of(axis: &Axis, number: u8, level: &Level) -> String {
    format!("{} – {} {number}", level.name, axis.name)
}

/// Link to a comparison: "Compare D4 and TL4".
#[must_use]
pub fn compare_both(one: &Position, other: &Position) -> String {
    tr!("Compare {one} and {other}", one = one.id, other = other.id)
}

/// A summary of changes: "People and Process rise; Influence drops."
#[must_use]
pub fn summary(rise: &[String], drop: &[String]) -> String {
    let rise = (!rise.is_empty()).then(|| {
        tr_plural!(
            rise.len(),
            "{axes} rises",
            "{axes} rise",
            axes = crate::i18n::messages::gap::list(rise)
        )
    });
    let drop = (!drop.is_empty()).then(|| {
        tr_plural!(
            drop.len(),
            "{axes} drops",
            "{axes} drop",
            axes = crate::i18n::messages::gap::list(drop)
        )
    });
    match (rise, drop) {
        (Some(rise), Some(drop)) => tr!("{rise}; {drop}.", rise, drop),
        (Some(one), None) | (None, Some(one)) => tr!("{one}.", one),
        (None, None) => tr!("It asks for the same.").to_owned(),
    }
}

/// Button: set a position as target.
pub const AIM: Message = message!("Make this my target");
/// The position is the target.
pub const IS_TARGET: Message = message!("This is your target.");
/// Button: set a position as target and open the chart.
pub const RATE: Message = message!("Rate against this");
/// Button: compare a position.
pub const COMPARE_WITH: Message = message!("Compare with…");
/// Button: export the chart as an image.
pub const PICTURE: Message = message!("Export as picture");

/// The target was set: "Your target is D5 – Developer 5 now."
#[must_use]
pub fn aimed(ladder: &Ladder, position: &Position) -> String {
    tr!("Your target is {position} now.", position = rating::position(ladder, position))
}

/// The title of the page of all axes.
pub const AXES: Message = message!("Axes and levels");
/// What levels are: "Five axes with five levels each. …"
#[must_use]
pub fn axes_lead(framework: &Framework) -> String {
    let (axes, levels) = (number(framework.axes().len()), number(framework.level_count().into()));
    tr!(
        "{axes} axes with {levels} levels each. A level includes the ones before it on the same axis.",
        axes = capitalized(&axes),
        levels
    )
}

/// The label before a framework's own examples.
pub const FOR_EXAMPLE: Message = message!("For example:");
/// Each level includes the ones before it.
pub const INCLUDES: Message = message!("Each level includes the ones before it.");

/// Link to the page of an axis: "All of Technology".
#[must_use]
pub fn more_on(axis: &Axis) -> String {
    tr!("All of {axis}", axis = axis.name)
}

/// Heading of the positions that expect a level.
pub const ASKED_BY: Message = message!("Asked for by");
/// No position expects a level.
pub const ASKED_BY_NONE: Message = message!("No position asks for it.");
/// Heading of a team's examples of a level.
pub const EXAMPLES: Message = message!("What this looks like on your team");
/// The placeholder of the field for examples.
pub const EXAMPLES_EMPTY: Message = message!("Write what somebody at this level does on your team");
/// The explanation of examples.
pub const EXAMPLES_HELP: Message = message!(
    "Examples depend on how a team works, its architecture and its stack, so each team \
    writes its own. They stay in this browser and go into your backups."
);

/// The accessible label of the field: "What this looks like on your team: Technology, Adopts".
#[must_use]
pub fn examples_of(axis: &Axis, level: &Level) -> String {
    crate::i18n::messages::named(&EXAMPLES, &format!("{}, {}", axis.name, level.name))
}

/// The title of the page about roles.
pub const ROLES: Message = message!("Tech lead or engineering manager");
/// How the roles differ.
pub const ROLES_TEXT: [Message; 3] = [
    message!(
        "Companies often mix the two. They overlap, but the focus differs: a tech lead answers for the system, an \
     engineering manager for the people."
    ),
    message!(
        "In a small team, or with somebody who has experience in both, one person may do both jobs. As team and system \
     grow, they are better split."
    ),
    message!(
        "Here is an incomplete list of what each looks after. Neither excludes the other, and both must know who answers \
     for what."
    ),
];
/// Heading of the tech lead's responsibilities.
pub const TECH_LEAD: Message = message!("Tech lead: the system");
/// Heading of the engineering manager's responsibilities.
pub const MANAGER: Message = message!("Engineering manager: the people");
/// Heading of shared responsibilities.
pub const BOTH: Message = message!("Both together");
/// The tech lead's responsibilities.
pub const TECH_LEAD_DOES: [Message; 13] = [
    message!("Keeps technical excellence high and makes room for innovation"),
    message!("Answers for the architecture and the integration of its parts"),
    message!("Does the technical mentoring, and sees to adoption and alignment"),
    message!("Runs spikes and experiments"),
    message!("Takes part in code reviews"),
    message!("Gives design presentations"),
    message!("Does the technical capacity planning"),
    message!("Takes on escalated production issues"),
    message!("Watches SLAs, metrics and monitoring"),
    message!("Sets the platform’s direction, its patterns and its practices"),
    message!("Aligns with other tech leads"),
    message!("Codes 30–70 % of the time"),
    message!("Can act as manager when needed"),
];
/// The engineering manager's responsibilities.
pub const MANAGER_DOES: [Message; 13] = [
    message!("Looks after careers, promotions and coaching"),
    message!("Plans the headcount and does the hiring"),
    message!("Does the team planning and answers for delivery"),
    message!("Sets goals, reviews performance and gives feedback"),
    message!("Holds one-on-ones"),
    message!("Has a part in technical decisions"),
    message!("Passes on what the company communicates"),
    message!("Sees to team building and culture"),
    message!("Protects the team and its happiness"),
    message!("Follows the team’s productivity and its metrics"),
    message!("Aligns with other managers"),
    message!("Codes 0–30 % of the time"),
    message!("Can act as tech lead when needed"),
];
/// The shared responsibilities.
pub const BOTH_DO: [Message; 3] = [
    message!("The system’s roadmap"),
    message!("The development process"),
    message!("The team’s visibility and recognition"),
];

/// The title of the page about managing managers.
pub const MANAGERS: Message = message!("Managing managers");
/// The introduction of that page.
pub const MANAGERS_TEXT: [Message; 3] = [
    message!(
        "For people who have managers among their reports. What changes is not another level on an axis: a manager of \
     managers is assessed on keeping five areas in balance."
    ),
    message!(
        "Each area is a dial. Its needle may stand anywhere in a healthy middle range, and never at either end."
    ),
    message!(
        "Where in the range depends on the team’s seniority, the company’s culture and the business."
    ),
];
/// Heading of the tensions of an area.
pub const TENSIONS: Message = message!("In tension");

/// The title of the page of questions.
pub const QUESTIONS: Message = message!("Questions people ask");
/// A frequently asked question and its answer.
#[derive(Debug)]
pub struct Answer {
    /// The question.
    pub question: Message,
    /// The answer.
    pub answer: Message,
    /// A page with more information.
    pub leads: Option<Leads>,
    /// Whether it applies only to the built-in framework.
    pub is_of_builtin: bool,
}

/// The page with more information about an answer.
#[derive(Clone, Copy, Debug)]
pub enum Leads {
    /// The list of frameworks.
    Workshop,
    /// The page of all axes.
    Axes,
}

/// Frequently asked questions. Those with `is_of_builtin` are shown only for the built-in
/// framework.
pub const ANSWERS: [Answer; 7] = [
    Answer {
        question: message!("What if someone does not meet every point?"),
        answer: message!(
            "That is normal: people are stronger in some areas than in others. The framework guides a conversation. It \
         is not a checklist for promotion."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: message!("Our ladder is different. What now?"),
        answer: message!(
            "Adapt it. The framework is open source, and companies are meant to change it until it describes their own \
         positions. Here you can duplicate it and edit the copy, or import your own: see “Your frameworks”."
        ),
        leads: Some(Leads::Workshop),
        is_of_builtin: true,
    },
    Answer {
        question: message!("When is somebody ready for the next level?"),
        answer: message!(
            "Companies usually want to see the performance of the next level held for several months before they make it \
         formal. The timeline under your chart says since when each level has held."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: message!("How do we gather evidence?"),
        answer: message!(
            "Combine three sources: one-on-one conversations, feedback from peers and from other teams, and \
         self-assessment. What you gather can be written down beside each axis here, with a link and a day."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: message!("Where are concrete examples of behavior?"),
        answer: message!(
            "They depend on how a team works, on its architecture and its stack, so each team writes its own. Every level \
         has room for them on its axis’s page."
        ),
        leads: Some(Leads::Axes),
        is_of_builtin: false,
    },
    Answer {
        question: message!("Why do the ladders stop at level 7?"),
        answer: message!(
            "Above it, positions differ too much from company to company to be described for all."
        ),
        leads: None,
        is_of_builtin: true,
    },
    Answer {
        question: message!("What else is there to read?"),
        answer: message!(
            "Camille Fournier, The Manager’s Path: chapter 9 is on writing a ladder. Dick Grote, How to Be Good at \
         Performance Appraisals: on defining responsibilities and assessing results and behavior."
        ),
        leads: None,
        is_of_builtin: false,
    },
];

/// The title of the page about the app and the framework.
pub const ABOUT: Message = message!("About");
/// The attribution of the built-in framework, with placeholders for its name and license.
pub const ABOUT_FRAMEWORK: Message = message!(
    "The axes, levels, ladders and positions are those of {framework}, under the license {license}. \
     Their names are kept exactly. The definitions and explanations are in our own words."
);
/// The attribution of another framework, with a placeholder for the author.
pub const ABOUT_BASED: Message = message!("It is based on the work of {author}.");

/// The revision of the built-in framework: "They are as of revision 6055355."
#[must_use]
pub fn about_revision(revision: &str) -> String {
    tr!("They are as of revision {revision}.", revision)
}

/// The name and revision of another framework: "Acme ladder, revision 2026-11-25-0a1b2c."
#[must_use]
pub fn about_own(framework: &Framework) -> String {
    let (name, revision) = (framework.name(), framework.revision());
    tr!("{name}, revision {revision}.", name, revision)
}

/// Heading of where data is stored.
pub const ABOUT_DATA: Message = message!("What this app keeps, and where");
/// Where data is stored.
pub const ABOUT_DATA_LIST: [Message; 5] = [
    message!(
        "Your ratings, names, evidence, plans, notes, dials and examples, and your settings, are kept in this browser, on \
     this device: in its local storage, with a second copy in its database."
    ),
    message!(
        "Nothing is uploaded. There is no account and no server behind this page; it is not measured who uses it."
    ),
    message!("What is in a link stands after its # sign, which browsers never send to a server."),
    message!("It leaves this browser only in files and links that you make."),
    message!(
        "Whoever can use this browser can read it. A private window forgets it when it is closed."
    ),
];
/// Button: open the data dialog.
pub const ABOUT_OPEN: Message = message!("See, back up or erase your data");
/// Heading of the section about the app.
pub const ABOUT_APP: Message = message!("About Rungs");
/// Where the app comes from.
pub const ABOUT_APP_TEXT: Message = message!(
    "Rungs draws these ladders and lets you rate yourself on them. It is open source, \
    under Apache-2.0 or MIT, and is not made or endorsed by the framework’s author."
);

/// The version of the app: "Version 1.2.0".
#[must_use]
pub fn about_version() -> String {
    tr!("Version {version}", version = env!("CARGO_PKG_VERSION"))
}

/// The title of the page with the blank chart.
pub const TEMPLATE: Message = message!("Blank chart");
/// The purpose of the blank chart.
pub const TEMPLATE_LEAD: Message = message!(
    "The axes and levels without a rating: to print and draw on together, or to put into \
    a document of your own."
);

/// The title of the comparison.
pub const COMPARE: Message = message!("Compare positions");
/// How to compare positions.
pub const COMPARE_LEAD: Message = message!(
    "Choose two to four positions: they are drawn over each other and stand side by side in words."
);
/// Option: no position.
pub const COMPARE_NONE: Message = message!("None");
/// Heading of the table of levels.
pub const SIDE_BY_SIDE: Message = message!("Side by side");

/// The title of a comparison: "D4, TL4 and EM5".
#[must_use]
pub fn compared(positions: &[&Position]) -> String {
    let names: Vec<String> = positions.iter().map(|position| position.id.to_string()).collect();
    crate::i18n::messages::gap::list(&names)
}

/// Label of a position to compare: "Position 2".
#[must_use]
pub fn compare_at(at: usize) -> String {
    tr!("Position {number}", number = at + 1)
}

/// Option: select a position for comparison: "Compare D4".
#[must_use]
pub fn pick(position: &Position) -> String {
    tr!("Compare {positions}", positions = position.id)
}

/// The selected positions: "Compare D4 and TL4", or how many are missing.
#[must_use]
pub fn picked(positions: &[&Position]) -> String {
    match positions {
        [] => tr!("Pick positions to compare").to_owned(),
        [one] => tr!("Pick one more to compare with {position}", position = one.id),
        _ => tr!("Compare {positions}", positions = compared(positions)),
    }
}

/// Heading of the changes: "From D4 to TL4".
#[must_use]
pub fn from_to(one: &Position, other: &Position) -> String {
    tr!("From {one} to {other}", one = one.id, other = other.id)
}

/// How the expected level of an axis changes, with placeholders.
#[must_use]
pub fn moves(standing: GapStatus) -> &'static str {
    match standing {
        GapStatus::Below => tr!("{axis} rises from {from} to {to}."),
        GapStatus::Exceeded => tr!("{axis} drops from {from} to {to}."),
        GapStatus::Met | GapStatus::Unrated => tr!("{axis} stays at {to}."),
    }
}

/// Why expected levels are lower and that this is intentional. Empty for a lower level within a
/// ladder of a user framework.
#[must_use]
pub fn why_drop(
    axes: &[String],
    one: (&Ladder, &Position),
    other: (&Ladder, &Position),
) -> Option<String> {
    let names = crate::i18n::messages::gap::list(axes);
    let ((from, one), (to, other)) = (one, other);
    if from.id == to.id {
        return (other.level < one.level).then(|| {
            tr!(
                "{other} stands below {one} on the same ladder, so it asks for less.",
                other = other.id,
                one = one.id
            )
        });
    }
    if other.level < one.level {
        return Some(tr!(
            "{other} stands at level {level}, below {one}, on a ladder that puts its weight elsewhere: that it asks \
             for less on {axes} is meant.",
            other = other.id,
            level = other.level,
            one = one.id,
            axes = names
        ));
    }
    let why = tr_plural!(
        axes.len(),
        "That {axes} drops is meant. A move between ladders is not a step down: the {ladder} ladder puts its weight \
         elsewhere.",
        "That {axes} drop is meant. A move between ladders is not a step down: the {ladder} ladder puts its weight \
         elsewhere.",
        axes = names,
        ladder = to.name
    );
    Some(format!("{why} {}", to.about).trim_end().to_owned())
}

/// Why a new tech lead is expected to have less influence.
pub const WHY_NEW_TECH_LEAD: Message = message!(
    "A new tech lead first answers for one system, so the effect of the position \
    begins with a subsystem and grows from there."
);

/// The title of the page for an unknown address.
pub const LOST: Message = message!("There is no such page");
/// What to do on that page.
pub const LOST_HELP: Message = message!(
    "The address may be cut off or from another version. Nothing of yours is lost. Here is \
    where you can go from here:"
);

/// The unknown address: "Nothing is called “position/D9” here."
#[must_use]
pub fn lost(path: &str) -> String {
    tr!("Nothing is called “{path}” here.", path)
}
