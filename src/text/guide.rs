//! The framework to read: its own pages, in our words. Facts are those of the Engineering Ladders
//! framework by Jorge Fioranelli, as of commit 6055355; `tests/framework.rs` holds them against a table.

use super::ladder::capitalized;
use super::rating;
use crate::language::{Phrase, n, phrase, t};
use crate::model::gap::GapStatus;
use crate::model::{Axis, Framework, Ladder, Level, Position};

/// The way to these pages.
pub const NAV: Phrase = phrase!("Framework");
/// Heads the list of pages.
pub const CONTENTS: Phrase = phrase!("The framework");
/// Opens the search.
pub const SEARCH: Phrase = phrase!("Search");
/// The search field.
pub const SEARCH_FIELD: Phrase = phrase!("Search positions, levels and definitions");
/// Under the search field.
pub const SEARCH_HELP: Phrase =
    phrase!("Arrow keys choose, Enter opens. The key / opens this from anywhere.");
/// Nothing was found.
pub const NOTHING_FOUND: Phrase =
    phrase!("Nothing found. Try the name of a level, an axis or a position.");

/// How much was found, for those who do not see it.
#[must_use]
pub fn found(count: usize) -> String {
    match count {
        0 => NOTHING_FOUND.to_owned(),
        count => n!(count, "1 result", "{count} results"),
    }
}

/// What something that was found is.
pub const POSITION: Phrase = phrase!("Position");
/// As above.
pub const LEVEL: Phrase = phrase!("Level");
/// As above.
pub const AXIS: Phrase = phrase!("Axis");
/// As above.
pub const LADDER: Phrase = phrase!("Ladder");
/// As above.
pub const PAGE: Phrase = phrase!("Page");
/// A column.
pub const TITLE: Phrase = phrase!("Title");
/// Heads the levels of all axes.
pub const LEVELS: Phrase = phrase!("Levels");
/// A question people ask, among what is found.
pub const QUESTION: Phrase = phrase!("Question");

/// The first page.
pub const INTRODUCTION: Phrase = phrase!("Introduction");
/// What the framework is for.
pub const INTRODUCTION_LEAD: Phrase = phrase!(
    "A career framework for people who build software: what a position asks, so that \
    both sides of a conversation mean the same by it."
);
/// A number as it is written: small ones as words.
fn number(count: usize) -> String {
    let words = [
        phrase!("no", "axes or ladders").get(),
        t!("one"),
        t!("two"),
        t!("three"),
        t!("four"),
        t!("five"),
        t!("six"),
        t!("seven"),
        t!("eight"),
        t!("nine"),
        t!("ten"),
        t!("eleven"),
        t!("twelve"),
    ];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// What it looks at: "It looks at five axes. Each has five levels, …"
#[must_use]
pub fn looks_at(framework: &Framework) -> String {
    let (axes, levels) = (number(framework.axes().len()), number(framework.level_count().into()));
    t!(
        "It looks at {axes} axes. Each has {levels} levels, and each level includes the ones before it on the same axis.",
        axes,
        levels
    )
}

/// How it works.
pub const INTRODUCTION_TEXT: [Phrase; 2] = [
    phrase!(
        "A position asks for one level on each axis. Drawn on a chart, every position is a shape, and shapes can be \
     laid over each other: where somebody stands, what the next position asks, how two positions differ."
    ),
    phrase!(
        "It guides a conversation. It is not a checklist: hardly anybody has just the shape of a position."
    ),
];
/// Before the axes: "The five axes".
#[must_use]
pub fn the_axes(framework: &Framework) -> String {
    t!("The {axes} axes", axes = number(framework.axes().len()))
}

/// Before the ladders: "The four ladders".
#[must_use]
pub fn the_ladders(framework: &Framework) -> String {
    match framework.ladders().len() {
        1 => t!("The ladder").to_owned(),
        count => t!("The {ladders} ladders", ladders = number(count)),
    }
}

/// What to do with it.
pub const USE: Phrase = phrase!("What to do with it here");
/// As above, with the ways to it where the braces are.
pub const USE_ALL: Phrase =
    phrase!("{rate}, see what the position you aim at asks beyond that, or {compare}.");
/// The first of them.
pub const USE_RATE: Phrase = phrase!("Say where you stand");
/// The second one.
pub const USE_COMPARE: Phrase = phrase!("compare positions");
/// The influence axis is not like the others.
pub const INFLUENCE: Phrase = phrase!(
    "Influence is a dimension of its own: it applies to the other four, and says how far their effect reaches."
);

/// The page of all ladders.
pub const LADDERS: Phrase = phrase!("Ladders");
/// What the table is.
pub const LADDERS_LEAD: Phrase =
    phrase!("Every position, by career level. Pick two to four to compare them, or open one.");
/// "A position counts as senior from level 4 on."
#[must_use]
pub fn senior_from(level: u8) -> String {
    t!("A position counts as senior from level {level} on.", level)
}

/// A column.
pub const CAREER_LEVEL: Phrase = phrase!("Level");
/// A column.
pub const SENIOR: Phrase = phrase!("Senior");
/// In that column.
pub const YES: Phrase = phrase!("Yes");
/// In that column.
pub const NO: Phrase = phrase!("No");
/// A ladder has no position there.
pub const NONE: &str = "–";

/// "Also called programmer or software engineer."
#[must_use]
pub fn also(names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    t!("Also called {names}.", names = super::gap::either(names))
}

/// "4 positions, from level 4 to level 7."
#[must_use]
pub fn ladder_span(ladder: &Ladder) -> String {
    let level = |position: Option<&Position>| position.map_or(0, |position| position.level);
    let first = level(ladder.positions.first());
    n!(
        ladder.positions.len(),
        "1 position, at level {first}.",
        "{count} positions, from level {first} to level {last}.",
        first,
        last = level(ladder.positions.last())
    )
}

/// Its positions.
pub const POSITIONS: Phrase = phrase!("Positions");
/// What a position asks.
pub const ASKS: Phrase = phrase!("What it asks");
/// Where a position leads.
pub const LEADS: Phrase = phrase!("Where it leads");
/// The last position of a ladder.
pub const TOP: Phrase = phrase!(
    "This is the last position of its ladder. Above it, positions differ too much from company \
    to company to be described for all."
);
/// The last position of a ladder in any other framework.
pub const LAST: Phrase = phrase!("This is the last position of its ladder.");
/// The next position of the ladder.
pub const NEXT: Phrase = phrase!("Next on the ladder");
/// Positions on other ladders.
pub const SIDEWAYS: Phrase = phrase!("Sideways");
/// There are none.
pub const NO_SIDEWAYS: Phrase =
    phrase!("No other ladder has a position at this level or the next one.");

/// Less can be asked.
pub const SIDEWAYS_DROP: Phrase = phrase!(
    "Where a move between ladders asks for less on an axis, that is meant: another ladder \
    puts its weight elsewhere."
);

/// "What it adds to D3".
#[must_use]
pub fn adds(before: &Position) -> String {
    t!("What it adds to {position}", position = before.id)
}

/// The first position of a ladder: one may come to it from a lower one on another ladder.
#[must_use]
pub fn begins(framework: &Framework, ladder: &Ladder, position: &Position) -> String {
    let name = &ladder.name;
    let mut others = framework.ladders().iter().filter(|other| other.id != ladder.id);
    if others.any(|other| other.positions.iter().any(|it| it.level < position.level)) {
        t!("The {name} ladder begins here: one comes to it from another ladder.", name)
    } else {
        t!("The {name} ladder begins here.", name)
    }
}

/// "Level 4, senior, on the Developer ladder.", with braces where level and ladder stand.
#[must_use]
pub fn stands(framework: &Framework, position: &Position) -> &'static str {
    match framework.senior_from() {
        Some(_) if framework.is_senior(position) => {
            t!("Level {level}, senior, on the {ladder} ladder.")
        }
        Some(_) => t!("Level {level}, not senior yet, on the {ladder} ladder."),
        None => t!("Level {level}, on the {ladder} ladder."),
    }
}

/// "3, Evangelizes".
#[must_use]
pub fn level(number: u8, level: &Level) -> String {
    format!("{number}, {}", level.name)
}

/// The same with its axis: "Mentors – People 3".
#[must_use]
pub fn level_of(axis: &Axis, number: u8, level: &Level) -> String {
    format!("{} – {} {number}", level.name, axis.name)
}

/// Opens a comparison: "Compare D4 and TL4".
#[must_use]
pub fn compare_both(one: &Position, other: &Position) -> String {
    t!("Compare {one} and {other}", one = one.id, other = other.id)
}

/// What changes, in a line: "People and Process rise; Influence drops."
#[must_use]
pub fn summary(rise: &[String], drop: &[String]) -> String {
    let rise = (!rise.is_empty())
        .then(|| n!(rise.len(), "{axes} rises", "{axes} rise", axes = super::gap::list(rise)));
    let drop = (!drop.is_empty())
        .then(|| n!(drop.len(), "{axes} drops", "{axes} drop", axes = super::gap::list(drop)));
    match (rise, drop) {
        (Some(rise), Some(drop)) => t!("{rise}; {drop}.", rise, drop),
        (Some(one), None) | (None, Some(one)) => t!("{one}.", one),
        (None, None) => t!("It asks for the same.").to_owned(),
    }
}

/// Aims at a position.
pub const AIM: Phrase = phrase!("Make this my target");
/// It is aimed at already.
pub const IS_TARGET: Phrase = phrase!("This is your target.");
/// Aims at a position and goes to the chart.
pub const RATE: Phrase = phrase!("Rate against this");
/// Compares a position.
pub const COMPARE_WITH: Phrase = phrase!("Compare with…");
/// Draws a picture of it.
pub const PICTURE: Phrase = phrase!("Export as picture");

/// Said after aiming: "Your target is D5 – Developer 5 now."
#[must_use]
pub fn aimed(ladder: &Ladder, position: &Position) -> String {
    t!("Your target is {position} now.", position = rating::position(ladder, position))
}

/// The page of all axes.
pub const AXES: Phrase = phrase!("Axes and levels");
/// What levels are: "Five axes with five levels each. …"
#[must_use]
pub fn axes_lead(framework: &Framework) -> String {
    let (axes, levels) = (number(framework.axes().len()), number(framework.level_count().into()));
    t!(
        "{axes} axes with {levels} levels each. A level includes the ones before it on the same axis.",
        axes = capitalized(&axes),
        levels
    )
}

/// Before the examples that a framework has of its own.
pub const FOR_EXAMPLE: Phrase = phrase!("For example:");
/// On every axis.
pub const INCLUDES: Phrase = phrase!("Each level includes the ones before it.");

/// Opens an axis's page: "All of Technology".
#[must_use]
pub fn more_on(axis: &Axis) -> String {
    t!("All of {axis}", axis = axis.name)
}

/// Positions that ask for a level.
pub const ASKED_BY: Phrase = phrase!("Asked for by");
/// No position asks for it.
pub const ASKED_BY_NONE: Phrase = phrase!("No position asks for it.");
/// What the team writes.
pub const EXAMPLES: Phrase = phrase!("What this looks like on your team");
/// What to write.
pub const EXAMPLES_EMPTY: Phrase = phrase!("Write what somebody at this level does on your team");
/// Why.
pub const EXAMPLES_HELP: Phrase = phrase!(
    "Examples depend on how a team works, its architecture and its stack, so each team \
    writes its own. They stay in this browser and go into your backups."
);

/// Names a level's examples: "What this looks like on your team: Technology, Adopts".
#[must_use]
pub fn examples_of(axis: &Axis, level: &Level) -> String {
    super::named(&EXAMPLES, &format!("{}, {}", axis.name, level.name))
}

/// Tech lead or engineering manager.
pub const ROLES: Phrase = phrase!("Tech lead or engineering manager");
/// How they differ.
pub const ROLES_TEXT: [Phrase; 3] = [
    phrase!(
        "Companies often mix the two. They overlap, but the focus differs: a tech lead answers for the system, an \
     engineering manager for the people."
    ),
    phrase!(
        "In a small team, or with somebody who has experience in both, one person may do both jobs. As team and system \
     grow, they are better split."
    ),
    phrase!(
        "Here is an incomplete list of what each looks after. Neither excludes the other, and both must know who answers \
     for what."
    ),
];
/// What a tech lead looks after.
pub const TECH_LEAD: Phrase = phrase!("Tech lead: the system");
/// What an engineering manager looks after.
pub const MANAGER: Phrase = phrase!("Engineering manager: the people");
/// What both do.
pub const BOTH: Phrase = phrase!("Both together");
/// As above.
pub const TECH_LEAD_DOES: [Phrase; 13] = [
    phrase!("Keeps technical excellence high and makes room for innovation"),
    phrase!("Answers for the architecture and the integration of its parts"),
    phrase!("Does the technical mentoring, and sees to adoption and alignment"),
    phrase!("Runs spikes and experiments"),
    phrase!("Takes part in code reviews"),
    phrase!("Gives design presentations"),
    phrase!("Does the technical capacity planning"),
    phrase!("Takes on escalated production issues"),
    phrase!("Watches SLAs, metrics and monitoring"),
    phrase!("Sets the platform’s direction, its patterns and its practices"),
    phrase!("Aligns with other tech leads"),
    phrase!("Codes 30–70 % of the time"),
    phrase!("Can act as manager when needed"),
];
/// As above.
pub const MANAGER_DOES: [Phrase; 13] = [
    phrase!("Looks after careers, promotions and coaching"),
    phrase!("Plans the headcount and does the hiring"),
    phrase!("Does the team planning and answers for delivery"),
    phrase!("Sets goals, reviews performance and gives feedback"),
    phrase!("Holds one-on-ones"),
    phrase!("Has a part in technical decisions"),
    phrase!("Passes on what the company communicates"),
    phrase!("Sees to team building and culture"),
    phrase!("Protects the team and its happiness"),
    phrase!("Follows the team’s productivity and its metrics"),
    phrase!("Aligns with other managers"),
    phrase!("Codes 0–30 % of the time"),
    phrase!("Can act as tech lead when needed"),
];
/// As above.
pub const BOTH_DO: [Phrase; 3] = [
    phrase!("The system’s roadmap"),
    phrase!("The development process"),
    phrase!("The team’s visibility and recognition"),
];

/// Managing managers.
pub const MANAGERS: Phrase = phrase!("Managing managers");
/// What it is about.
pub const MANAGERS_TEXT: [Phrase; 3] = [
    phrase!(
        "For people who have managers among their reports. What changes is not another level on an axis: a manager of \
     managers is assessed on keeping five areas in balance."
    ),
    phrase!(
        "Each area is a dial. Its needle may stand anywhere in a healthy middle range, and never at either end."
    ),
    phrase!(
        "Where in the range depends on the team’s seniority, the company’s culture and the business."
    ),
];
/// Heads the pairs of an area.
pub const TENSIONS: Phrase = phrase!("In tension");

/// The questions.
pub const QUESTIONS: Phrase = phrase!("Questions people ask");
/// A question that is often asked, with its answer.
#[derive(Debug)]
pub struct Answer {
    /// The question.
    pub question: Phrase,
    /// What there is to say.
    pub answer: Phrase,
    /// Where it leads on.
    pub leads: Option<Leads>,
    /// Whether it is about the built-in framework alone.
    pub is_of_builtin: bool,
}

/// Where an answer leads on.
#[derive(Clone, Copy, Debug)]
pub enum Leads {
    /// To the frameworks of one's own.
    Workshop,
    /// To the axes.
    Axes,
}

/// What is often asked about the built-in framework.
pub const ANSWERS: [Answer; 7] = [
    Answer {
        question: phrase!("What if someone does not meet every point?"),
        answer: phrase!(
            "That is normal: people are stronger in some areas than in others. The framework guides a conversation. It \
         is not a checklist for promotion."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: phrase!("Our ladder is different. What now?"),
        answer: phrase!(
            "Adapt it. The framework is open source, and companies are meant to change it until it describes their own \
         positions. Here you can duplicate it and edit the copy, or import your own: see “Your frameworks”."
        ),
        leads: Some(Leads::Workshop),
        is_of_builtin: true,
    },
    Answer {
        question: phrase!("When is somebody ready for the next level?"),
        answer: phrase!(
            "Companies usually want to see the performance of the next level held for several months before they make it \
         formal. The timeline under your chart says since when each level has held."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: phrase!("How do we gather evidence?"),
        answer: phrase!(
            "Combine three sources: one-on-one conversations, feedback from peers and from other teams, and \
         self-assessment. What you gather can be written down beside each axis here, with a link and a day."
        ),
        leads: None,
        is_of_builtin: false,
    },
    Answer {
        question: phrase!("Where are concrete examples of behavior?"),
        answer: phrase!(
            "They depend on how a team works, on its architecture and its stack, so each team writes its own. Every level \
         has room for them on its axis’s page."
        ),
        leads: Some(Leads::Axes),
        is_of_builtin: false,
    },
    Answer {
        question: phrase!("Why do the ladders stop at level 7?"),
        answer: phrase!(
            "Above it, positions differ too much from company to company to be described for all."
        ),
        leads: None,
        is_of_builtin: true,
    },
    Answer {
        question: phrase!("What else is there to read?"),
        answer: phrase!(
            "Camille Fournier, The Manager’s Path: chapter 9 is on writing a ladder. Dick Grote, How to Be Good at \
         Performance Appraisals: on defining responsibilities and assessing results and behavior."
        ),
        leads: None,
        is_of_builtin: false,
    },
];

/// About this app and the framework.
pub const ABOUT: Phrase = phrase!("About");
/// Whose framework it is, with braces where its name and its licence stand.
pub const ABOUT_FRAMEWORK: Phrase = phrase!(
    "The axes, levels, ladders and positions are those of {framework}, under the license {license}. \
     Their names are kept exactly. The definitions and explanations are in our own words."
);
/// Whose framework one of somebody's own is based on, with braces where the author stands.
pub const ABOUT_BASED: Phrase = phrase!("It is based on the work of {author}.");

/// As of which state: "They are as of revision 6055355."
#[must_use]
pub fn about_revision(revision: &str) -> String {
    t!("They are as of revision {revision}.", revision)
}

/// What a framework of somebody's own is called: "Acme ladder, revision 2026-11-25-0a1b2c."
#[must_use]
pub fn about_own(framework: &Framework) -> String {
    let (name, revision) = (framework.name(), framework.revision());
    t!("{name}, revision {revision}.", name, revision)
}

/// What this app keeps and where.
pub const ABOUT_DATA: Phrase = phrase!("What this app keeps, and where");
/// As above.
pub const ABOUT_DATA_LIST: [Phrase; 5] = [
    phrase!(
        "Your ratings, names, evidence, plans, notes, dials and examples, and your settings, are kept in this browser, on \
     this device: in its local storage, with a second copy in its database."
    ),
    phrase!(
        "Nothing is uploaded. There is no account and no server behind this page; it is not measured who uses it."
    ),
    phrase!("What is in a link stands after its # sign, which browsers never send to a server."),
    phrase!("It leaves this browser only in files and links that you make."),
    phrase!(
        "Whoever can use this browser can read it. A private window forgets it when it is closed."
    ),
];
/// Opens what says where the data is.
pub const ABOUT_OPEN: Phrase = phrase!("See, back up or erase your data");
/// Where the app is from.
pub const ABOUT_APP: Phrase = phrase!("About Rungs");
/// As above.
pub const ABOUT_APP_TEXT: Phrase = phrase!(
    "Rungs draws these ladders and lets you rate yourself on them. It is open source, \
    under Apache-2.0 or MIT, and is not made or endorsed by the framework’s author."
);

/// The blank chart.
pub const TEMPLATE: Phrase = phrase!("Blank chart");
/// What it is for.
pub const TEMPLATE_LEAD: Phrase = phrase!(
    "The axes and levels without a rating: to print and draw on together, or to put into \
    a document of your own."
);

/// Comparing positions.
pub const COMPARE: Phrase = phrase!("Compare positions");
/// How to.
pub const COMPARE_LEAD: Phrase = phrase!(
    "Choose two to four positions: they are drawn over each other and stand side by side in words."
);
/// No position.
pub const COMPARE_NONE: Phrase = phrase!("None");
/// Heads the levels.
pub const SIDE_BY_SIDE: Phrase = phrase!("Side by side");

/// The title of a comparison: "D4, TL4 and EM5".
#[must_use]
pub fn compared(positions: &[&Position]) -> String {
    let names: Vec<String> = positions.iter().map(|position| position.id.to_string()).collect();
    super::gap::list(&names)
}

/// Names the choice of a position: "Position 2".
#[must_use]
pub fn compare_at(at: usize) -> String {
    t!("Position {number}", number = at + 1)
}

/// Picks a position to be compared: "Compare D4".
#[must_use]
pub fn pick(position: &Position) -> String {
    t!("Compare {positions}", positions = position.id)
}

/// What is picked so far: "Compare D4 and TL4", or what is missing.
#[must_use]
pub fn picked(positions: &[&Position]) -> String {
    match positions {
        [] => t!("Pick positions to compare").to_owned(),
        [one] => t!("Pick one more to compare with {position}", position = one.id),
        _ => t!("Compare {positions}", positions = compared(positions)),
    }
}

/// Heads what changes: "From D4 to TL4".
#[must_use]
pub fn from_to(one: &Position, other: &Position) -> String {
    t!("From {one} to {other}", one = one.id, other = other.id)
}

/// What becomes of an axis, with braces where it and its levels stand.
#[must_use]
pub fn moves(standing: GapStatus) -> &'static str {
    match standing {
        GapStatus::Below => t!("{axis} rises from {from} to {to}."),
        GapStatus::Exceeded => t!("{axis} drops from {from} to {to}."),
        GapStatus::Met | GapStatus::Unrated => t!("{axis} stays at {to}."),
    }
}

/// Why less is asked on some axes, and that it is meant; nothing where somebody's own ladder asks for less
/// further up.
#[must_use]
pub fn why_drop(
    axes: &[String],
    one: (&Ladder, &Position),
    other: (&Ladder, &Position),
) -> Option<String> {
    let names = super::gap::list(axes);
    let ((from, one), (to, other)) = (one, other);
    if from.id == to.id {
        return (other.level < one.level).then(|| {
            t!(
                "{other} stands below {one} on the same ladder, so it asks for less.",
                other = other.id,
                one = one.id
            )
        });
    }
    if other.level < one.level {
        return Some(t!(
            "{other} stands at level {level}, below {one}, on a ladder that puts its weight elsewhere: that it asks \
             for less on {axes} is meant.",
            other = other.id,
            level = other.level,
            one = one.id,
            axes = names
        ));
    }
    let why = n!(
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

/// Why a new tech lead is asked for less influence.
pub const WHY_NEW_TECH_LEAD: Phrase = phrase!(
    "A new tech lead first answers for one system, so the effect of the position \
    begins with a subsystem and grows from there."
);

/// A page that is not there.
pub const LOST: Phrase = phrase!("There is no such page");
/// As above.
pub const LOST_HELP: Phrase = phrase!(
    "The address may be cut off or from another version. Nothing of yours is lost. Here is \
    where you can go from here:"
);

/// What was looked for: "Nothing is called “position/D9” here."
#[must_use]
pub fn lost(path: &str) -> String {
    t!("Nothing is called “{path}” here.", path)
}
