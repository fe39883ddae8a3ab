//! The framework to read: its own pages, in our words. Facts are those of the Engineering Ladders
//! framework by Jorge Fioranelli, as of commit 6055355; `tests/framework.rs` holds them against a table.

use super::rating;
use crate::model::{Axis, Framework, Ladder, Level, Position};

/// The way to these pages.
pub const NAV: &str = "Framework";
/// Heads the list of pages.
pub const CONTENTS: &str = "The framework";
/// Opens the search.
pub const SEARCH: &str = "Search";
/// The search field.
pub const SEARCH_FIELD: &str = "Search positions, levels and definitions";
/// Under the search field.
pub const SEARCH_HELP: &str = "Arrow keys choose, Enter opens. The key / opens this from anywhere.";
/// Nothing was found.
pub const NOTHING_FOUND: &str = "Nothing found. Try the name of a level, an axis or a position.";

/// How much was found, for those who do not see it.
#[must_use]
pub fn found(count: usize) -> String {
    match count {
        0 => NOTHING_FOUND.to_owned(),
        1 => "1 result".to_owned(),
        count => format!("{count} results"),
    }
}

/// What something that was found is.
pub const POSITION: &str = "Position";
/// As above.
pub const LEVEL: &str = "Level";
/// As above.
pub const AXIS: &str = "Axis";
/// As above.
pub const LADDER: &str = "Ladder";
/// As above.
pub const PAGE: &str = "Page";
/// A column.
pub const TITLE: &str = "Title";
/// Heads the levels of all axes.
pub const LEVELS: &str = "Levels";
/// As above.
pub const QUESTION: &str = "Question";

/// The first page.
pub const INTRODUCTION: &str = "Introduction";
/// What the framework is for.
pub const INTRODUCTION_LEAD: &str = "A career framework for people who build software: what a position asks, so that \
    both sides of a conversation mean the same by it.";
/// A number as it is written: small ones as words.
fn number(count: usize) -> String {
    let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// What it looks at: "It looks at five axes. Each has five levels, …"
#[must_use]
pub fn looks_at(framework: &Framework) -> String {
    let (axes, levels) = (framework.axes().len(), usize::from(framework.levels()));
    format!(
        "It looks at {} axes. Each has {} levels, and each level includes the ones before it on the same axis.",
        number(axes),
        number(levels)
    )
}

/// How it works.
pub const INTRODUCTION_TEXT: [&str; 2] = [
    "A position asks for one level on each axis. Drawn on a chart, every position is a shape, and shapes can be \
     laid over each other: where somebody stands, what the next position asks, how two positions differ.",
    "It guides a conversation. It is not a checklist: hardly anybody has just the shape of a position.",
];
/// Before the axes: "The five axes".
#[must_use]
pub fn the_axes(framework: &Framework) -> String {
    format!("The {} axes", number(framework.axes().len()))
}

/// Before the ladders: "The four ladders".
#[must_use]
pub fn the_ladders(framework: &Framework) -> String {
    match framework.ladders().len() {
        1 => "The ladder".to_owned(),
        count => format!("The {} ladders", number(count)),
    }
}

/// What to do with it.
pub const USE: &str = "What to do with it here";
/// As above.
pub const USE_RATE: &str = "Say where you stand";
/// As above.
pub const USE_COMPARE: &str = "compare positions";
/// As above.
pub const USE_OR: &str = ", see what the position you aim at asks beyond that, or ";
/// The influence axis is not like the others.
pub const INFLUENCE: &str = "Influence is a dimension of its own: it applies to the other four, and says how far their effect reaches.";

/// The page of all ladders.
pub const LADDERS: &str = "Ladders";
/// What the table is.
pub const LADDERS_LEAD: &str =
    "Every position, by career level. Pick two to four to compare them, or open one.";
/// "A position counts as senior from level 4 on."
#[must_use]
pub fn senior_from(level: u8) -> String {
    format!("A position counts as senior from level {level} on.")
}

/// A column.
pub const CAREER_LEVEL: &str = "Level";
/// A column.
pub const SENIOR: &str = "Senior";
/// In that column.
pub const YES: &str = "Yes";
/// In that column.
pub const NO: &str = "No";
/// A ladder has no position there.
pub const NONE: &str = "–";

/// "Also called programmer or software engineer."
#[must_use]
pub fn also(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("Also called {one}."),
        [most @ .., last] => format!("Also called {} or {last}.", most.join(", ")),
    }
}

/// "4 positions, from level 4 to level 7."
#[must_use]
pub fn ladder_span(ladder: &Ladder) -> String {
    if let [one] = &ladder.positions[..] {
        return format!("1 position, at level {}.", one.level);
    }
    let (first, last) = (ladder.positions.first(), ladder.positions.last());
    let level = |position: Option<&Position>| position.map_or(0, |position| position.level);
    format!(
        "{} positions, from level {} to level {}.",
        ladder.positions.len(),
        level(first),
        level(last)
    )
}

/// Its positions.
pub const POSITIONS: &str = "Positions";
/// What a position asks.
pub const ASKS: &str = "What it asks";
/// Where a position leads.
pub const LEADS: &str = "Where it leads";
/// The last position of a ladder.
pub const TOP: &str = "This is the last position of its ladder. Above it, positions differ too much from company \
    to company to be described for all.";
/// The last position of a ladder in any other framework.
pub const LAST: &str = "This is the last position of its ladder.";
/// The next position of the ladder.
pub const NEXT: &str = "Next on the ladder";
/// Positions on other ladders.
pub const SIDEWAYS: &str = "Sideways";
/// There are none.
pub const NO_SIDEWAYS: &str = "No other ladder has a position at this level or the next one.";

/// Less can be asked.
pub const SIDEWAYS_DROP: &str = "Where a move between ladders asks for less on an axis, that is meant: another ladder \
    puts its weight elsewhere.";

/// "What it adds to D3".
#[must_use]
pub fn adds(before: &Position) -> String {
    format!("What it adds to {}", before.id)
}

/// The first position of a ladder.
#[must_use]
pub fn begins(ladder: &Ladder, position: &Position) -> String {
    if position.level > 1 {
        format!("The {} ladder begins here: one comes to it from another ladder.", ladder.name)
    } else {
        format!("The {} ladder begins here.", ladder.name)
    }
}

/// "Level 4, senior, on the ", before the ladder.
#[must_use]
pub fn stands(framework: &Framework, position: &Position) -> String {
    let senior = match framework.senior_from() {
        Some(_) if framework.is_senior(position) => "senior, ",
        Some(_) => "not senior yet, ",
        None => "",
    };
    format!("Level {}, {senior}on the ", position.level)
}

/// " ladder, which asks for deep technical expertise.", after its name.
#[must_use]
pub fn on_ladder(ladder: &Ladder) -> String {
    if ladder.about.trim().is_empty() {
        " ladder.".to_owned()
    } else if ladder.about.starts_with(|c: char| c.is_ascii_uppercase())
        && ladder.about.ends_with('.')
    {
        format!(" ladder, which {}", decapitalized(&ladder.about))
    } else {
        format!(" ladder: {}", ladder.about)
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
    format!("Compare {} and {}", one.id, other.id)
}

/// What changes, in a line: "People and Process rise; Influence drops."
#[must_use]
pub fn summary(rise: &[String], drop: &[String]) -> String {
    let part = |names: &[String], one: &str, more: &str| {
        let verb = if names.len() == 1 { one } else { more };
        (!names.is_empty()).then(|| format!("{} {verb}", super::gap::list(names)))
    };
    let parts: Vec<String> =
        [part(rise, "rises", "rise"), part(drop, "drops", "drop")].into_iter().flatten().collect();
    if parts.is_empty() {
        "It asks for the same.".to_owned()
    } else {
        format!("{}.", parts.join("; "))
    }
}

/// Aims at a position.
pub const AIM: &str = "Make this my target";
/// It is aimed at already.
pub const IS_TARGET: &str = "This is your target.";
/// Aims at a position and goes to the chart.
pub const RATE: &str = "Rate against this";
/// Compares a position.
pub const COMPARE_WITH: &str = "Compare with…";
/// Draws a picture of it.
pub const PICTURE: &str = "Export as picture";

/// Said after aiming: "Your target is D5 – Developer 5 now."
#[must_use]
pub fn aimed(ladder: &Ladder, position: &Position) -> String {
    format!("Your target is {} now.", rating::position(ladder, position))
}

/// The page of all axes.
pub const AXES: &str = "Axes and levels";
/// What levels are: "Five axes with five levels each. …"
#[must_use]
pub fn axes_lead(framework: &Framework) -> String {
    let (axes, levels) = (number(framework.axes().len()), number(framework.levels().into()));
    let axes = format!("{}{}", axes[..1].to_uppercase(), &axes[1..]);
    format!(
        "{axes} axes with {levels} levels each. A level includes the ones before it on the same axis."
    )
}

/// Before the examples that a framework has of its own.
pub const FOR_EXAMPLE: &str = "For example:";
/// On every axis.
pub const INCLUDES: &str = "Each level includes the ones before it.";

/// Opens an axis's page: "All of Technology".
#[must_use]
pub fn more_on(axis: &Axis) -> String {
    format!("All of {}", axis.name)
}

/// Positions that ask for a level.
pub const ASKED_BY: &str = "Asked for by";
/// No position asks for it.
pub const ASKED_BY_NONE: &str = "No position asks for it.";
/// What the team writes.
pub const EXAMPLES: &str = "What this looks like on your team";
/// What to write.
pub const EXAMPLES_EMPTY: &str = "Write what somebody at this level does on your team";
/// Why.
pub const EXAMPLES_HELP: &str = "Examples depend on how a team works, its architecture and its stack, so each team \
    writes its own. They stay in this browser and go into your backups.";

/// Names a level's examples: "Examples for Technology, Adopts".
#[must_use]
pub fn examples_of(axis: &Axis, level: &Level) -> String {
    format!("{EXAMPLES}: {}, {}", axis.name, level.name)
}

/// Tech lead or engineering manager.
pub const ROLES: &str = "Tech lead or engineering manager";
/// How they differ.
pub const ROLES_TEXT: [&str; 3] = [
    "Companies often mix the two. They overlap, but the focus differs: a tech lead answers for the system, an \
     engineering manager for the people.",
    "In a small team, or with somebody who has experience in both, one person may do both jobs. As team and system \
     grow, they are better split.",
    "Here is an incomplete list of what each looks after. Neither excludes the other, and both must know who answers \
     for what.",
];
/// What a tech lead looks after.
pub const TECH_LEAD: &str = "Tech lead: the system";
/// What an engineering manager looks after.
pub const MANAGER: &str = "Engineering manager: the people";
/// What both do.
pub const BOTH: &str = "Both together";
/// As above.
pub const TECH_LEAD_DOES: [&str; 13] = [
    "Keeps technical excellence high and makes room for innovation",
    "Answers for the architecture and the integration of its parts",
    "Does the technical mentoring, and sees to adoption and alignment",
    "Runs spikes and experiments",
    "Takes part in code reviews",
    "Gives design presentations",
    "Does the technical capacity planning",
    "Takes on escalated production issues",
    "Watches SLAs, metrics and monitoring",
    "Sets the platform’s direction, its patterns and its practices",
    "Aligns with other tech leads",
    "Codes 30–70 % of the time",
    "Can act as manager when needed",
];
/// As above.
pub const MANAGER_DOES: [&str; 13] = [
    "Looks after careers, promotions and coaching",
    "Plans the headcount and does the hiring",
    "Does the team planning and answers for delivery",
    "Sets goals, reviews performance and gives feedback",
    "Holds one-on-ones",
    "Has a part in technical decisions",
    "Passes on what the company communicates",
    "Sees to team building and culture",
    "Protects the team and its happiness",
    "Follows the team’s productivity and its metrics",
    "Aligns with other managers",
    "Codes 0–30 % of the time",
    "Can act as tech lead when needed",
];
/// As above.
pub const BOTH_DO: [&str; 3] =
    ["The system’s roadmap", "The development process", "The team’s visibility and recognition"];

/// Managing managers.
pub const MANAGERS: &str = "Managing managers";
/// What it is about.
pub const MANAGERS_TEXT: [&str; 3] = [
    "For people who have managers among their reports. What changes is not another level on an axis: a manager of \
     managers is assessed on keeping five areas in balance.",
    "Each area is a dial. Its needle may stand anywhere in a healthy middle range, and never at either end.",
    "Where in the range depends on the team’s seniority, the company’s culture and the business.",
];
/// Heads the pairs of an area.
pub const TENSIONS: &str = "In tension";

/// The questions.
pub const QUESTIONS: &str = "Questions people ask";
/// Each with its answer.
pub const ANSWERS: [(&str, &str); 7] = [
    (
        "What if someone does not meet every point?",
        "That is normal: people are stronger in some areas than in others. The framework guides a conversation. It \
         is not a checklist for promotion.",
    ),
    (
        "Our ladder is different. What now?",
        "Adapt it. The framework is open source, and companies are meant to change it until it describes their own \
         positions. Here you can duplicate it and edit the copy, or import your own: see “Your frameworks”.",
    ),
    (
        "When is somebody ready for the next level?",
        "Companies usually want to see the performance of the next level held for several months before they make it \
         formal. The timeline under your chart says since when each level has held.",
    ),
    (
        "How do we gather evidence?",
        "Combine three sources: one-on-one conversations, feedback from peers and from other teams, and \
         self-assessment. What you gather can be written down beside each axis here, with a link and a day.",
    ),
    (
        "Where are concrete examples of behavior?",
        "They depend on how a team works, on its architecture and its stack, so each team writes its own. Every level \
         has room for them on its axis’s page.",
    ),
    (
        "Why do the ladders stop at level 7?",
        "Above it, positions differ too much from company to company to be described for all.",
    ),
    (
        "What else is there to read?",
        "Camille Fournier, The Manager’s Path: chapter 9 is on writing a ladder. Dick Grote, How to Be Good at \
         Performance Appraisals: on defining responsibilities and assessing results and behavior.",
    ),
];

/// About this app and the framework.
pub const ABOUT: &str = "About";
/// Whose framework it is, before its link.
pub const ABOUT_FRAMEWORK: &str = "The axes, levels, ladders and positions are those of ";
/// After the link to the framework, before its licence.
pub const ABOUT_LICENSE: &str = ", under the license ";
/// After the licence.
pub const ABOUT_WORDS: &str =
    ". Their names are kept exactly. The definitions and explanations are in our own words.";

/// Whose framework one of somebody's own is based on, before its link.
pub const ABOUT_BASED: &str = "It is based on the work of ";

/// As of which state: "They are as of revision 6055355."
#[must_use]
pub fn about_revision(revision: &str) -> String {
    format!("They are as of revision {revision}.")
}

/// What a framework of somebody's own is called: "Acme ladder, revision 2026-11-25-0a1b2c."
#[must_use]
pub fn about_own(framework: &Framework) -> String {
    format!("{}, revision {}.", framework.name(), framework.revision())
}

/// What this app keeps and where.
pub const ABOUT_DATA: &str = "What this app keeps, and where";
/// As above.
pub const ABOUT_DATA_LIST: [&str; 5] = [
    "Your ratings, names, evidence, plans, notes, dials and examples, and your settings, are kept in this browser, on \
     this device: in its local storage, with a second copy in its database.",
    "Nothing is uploaded. There is no account and no server behind this page; it is not measured who uses it.",
    "What is in a link stands after its # sign, which browsers never send to a server.",
    "It leaves this browser only in files and links that you make.",
    "Whoever can use this browser can read it. A private window forgets it when it is closed.",
];
/// Opens what says where the data is.
pub const ABOUT_OPEN: &str = "See, back up or erase your data";
/// Where the app is from.
pub const ABOUT_APP: &str = "About Rungs";
/// As above.
pub const ABOUT_APP_TEXT: &str = "Rungs draws these ladders and lets you rate yourself on them. It is open source, \
    under Apache-2.0 or MIT, and is not made or endorsed by the framework’s author.";

/// The blank chart.
pub const TEMPLATE: &str = "Blank chart";
/// What it is for.
pub const TEMPLATE_LEAD: &str = "The axes and levels without a rating: to print and draw on together, or to put into \
    a document of your own.";

/// Comparing positions.
pub const COMPARE: &str = "Compare positions";
/// How to.
pub const COMPARE_LEAD: &str =
    "Choose two to four positions: they are drawn over each other and stand side by side in words.";
/// One of the positions.
pub const COMPARE_ONE: &str = "Position";
/// No position.
pub const COMPARE_NONE: &str = "None";
/// Heads the levels.
pub const SIDE_BY_SIDE: &str = "Side by side";

/// The title of a comparison: "D4, TL4 and EM5".
#[must_use]
pub fn compared(positions: &[&Position]) -> String {
    let names: Vec<String> = positions.iter().map(|position| position.id.to_string()).collect();
    super::gap::list(&names)
}

/// Names the choice of a position: "Position 2".
#[must_use]
pub fn compare_at(at: usize) -> String {
    format!("{COMPARE_ONE} {}", at + 1)
}

/// Picks a position to be compared: "Compare D4".
#[must_use]
pub fn pick(position: &Position) -> String {
    format!("Compare {}", position.id)
}

/// What is picked so far: "Compare D4 and TL4", or what is missing.
#[must_use]
pub fn picked(positions: &[&Position]) -> String {
    match positions.len() {
        0 => "Pick positions to compare".to_owned(),
        1 => format!("Pick one more to compare with {}", positions[0].id),
        _ => format!("Compare {}", compared(positions)),
    }
}

/// Heads what changes: "From D4 to TL4".
#[must_use]
pub fn from_to(one: &Position, other: &Position) -> String {
    format!("From {} to {}", one.id, other.id)
}

/// What becomes of an axis.
pub const RISES: &str = "rises";
/// As above.
pub const STAYS: &str = "stays";
/// As above.
pub const DROPS: &str = "drops";

/// " rises from Mentors to Coordinates", after the axis.
#[must_use]
pub fn moves(what: &str, from: &str, to: &str) -> String {
    if from == to { format!(" {what} at {to}.") } else { format!(" {what} from {from} to {to}.") }
}

/// Why less is asked on some axes, and that it is meant.
#[must_use]
pub fn why_drop(axes: &[String], one: (&Ladder, &Position), other: (&Ladder, &Position)) -> String {
    let names = super::gap::list(axes);
    let ((from, one), (to, other)) = (one, other);
    if from.id == to.id {
        return format!(
            "{} stands below {} on the same ladder, so it asks for less.",
            other.id, one.id
        );
    }
    if other.level < one.level {
        return format!(
            "{} stands at level {}, below {}, on a ladder that puts its weight elsewhere: that it asks for less on \
             {names} is meant.",
            other.id, other.level, one.id,
        );
    }
    let about = decapitalized(to.about.trim_end_matches('.'));
    let drop = if axes.len() == 1 { DROPS } else { "drop" };
    format!(
        "That {names} {drop} is meant. A move between ladders is not a step down: the {} ladder {about}, and puts \
         its weight there.",
        to.name,
    )
}

/// Why a new tech lead is asked for less influence.
pub const WHY_NEW_TECH_LEAD: &str = "A new tech lead first answers for one system, so the effect of the position \
    begins with a subsystem and grows from there.";

fn decapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A page that is not there.
pub const LOST: &str = "There is no such page";
/// As above.
pub const LOST_HELP: &str = "The address may be cut off or from another version. Nothing of yours is lost. Here is \
    where you can go from here:";

/// What was looked for: "Nothing is called “position/D9” here."
#[must_use]
pub fn lost(path: &str) -> String {
    format!("Nothing is called “{path}” here.")
}
