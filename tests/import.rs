//! Imports ladders in the layouts that companies use: Markdown, tables, archives, and the file of a
//! chart builder. Compares the whole result: axes, levels and expected levels.
//!
//! Longer than 400 lines because each layout is quoted in full beside what it must become.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use rungs::export::{framework_csv, framework_markdown};
use rungs::import::{
    ImportResult, ImportedFramework, InputFile, WarningKind, import_files, import_text,
};
use rungs::model::{Framework, FrameworkDraft};
use rungs::storage::records::framework;
use std::fmt::Write;

/// A compact text form of a framework: axes with their levels, ladders with their positions.
fn short(document: &FrameworkDraft) -> String {
    let mut out = String::new();
    for axis in document.axes.iter() {
        let levels: Vec<&str> = axis.levels.iter().map(|level| level.name.as_ref()).collect();
        let _ = writeln!(out, "{}: {}", axis.name, levels.join(", "));
    }
    for ladder in document.ladders.iter() {
        let _ = writeln!(out, "= {}", ladder.name);
        for it in ladder.positions.iter() {
            let asked: Vec<String> = it.expects.iter().map(ToString::to_string).collect();
            let title = it.title.as_ref().map_or(String::new(), |title| format!(" “{title}”"));
            let _ = writeln!(out, "{} {}{title}: {}", it.id, it.level, asked.join(" "));
        }
    }
    out
}

fn files(files: &[(&str, &str)]) -> Vec<InputFile> {
    let given = |(path, text): &(&str, &str)| InputFile {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().map(given).collect()
}

#[track_caller]
fn imported(given: Vec<InputFile>) -> ImportedFramework {
    match import_files(given).unwrap() {
        ImportResult::Framework(imported) => *imported,
        ImportResult::Ours(opened) => panic!("{opened:?}"),
    }
}

/// The warnings in short form: "README.md:12 …".
fn remarks(imported: &ImportedFramework, kind: WarningKind) -> Vec<String> {
    let those = imported.warnings.iter().filter(|remark| remark.kind == kind);
    let line = |line: Option<usize>| line.map_or(String::new(), |line| format!(":{line}"));
    those.map(|it| format!("{}{} {}", it.file, line(it.line), it.words)).collect()
}

#[track_caller]
fn check(given: &[(&str, &str)], expected: &str) -> ImportedFramework {
    let imported = imported(files(given));
    let lines =
        |text: &str| text.lines().map(|it| it.trim().to_owned()).collect::<Vec<_>>().join("\n");
    assert_eq!(
        short(&imported.document).trim(),
        lines(expected.trim()),
        "{:#?}",
        imported.warnings
    );
    imported
}

const README: &str = "
# Introduction

What this is about.

<picture>
  <source media=\"(prefers-color-scheme: dark)\" srcset=\"charts/template-dark.png\">
  <img alt=\"Template\" src=\"charts/template.png\">
</picture>

# Career Ladders

* [**Engineer**](Engineer.md): builds it
* [**Lead**](Lead.md): leads it

| Level | Senior | [Engineer](Engineer.md) | [Lead](Lead.md) |
| :---: | :---: | :---: | :---: |
| 1 | No | [E1](Engineer.md#e1) | |
| 2 | No | [E2](Engineer.md#e2) | |
| 3 | Yes | [E3](Engineer.md#e3) | [L3](Lead.md#l3) |

# Axes

* **Craft**: how well it is made
* **Team**: how they work with others
* **Reach**: how far it goes

# Levels

## Craft

1. **Learns**: learns the trade
2. **Builds**: builds alone
3. **Shapes**: shapes how others build

## Team

1. **Joins**: joins in
2. **Helps**: helps others
3. **Leads**: leads the way

## Reach

1. **Task**: a task
2. **Product**: a product
3. **Company**: a company

# FAQs

**Why?**

* Because
";

const ENGINEER: &str = "# Engineer

Builds it.

## E1 - Engineer 1

![chart](charts/e1.png)

* **Learns**: learns the trade
* **Joins**: joins in
* **Task**: a task

## E2 - Engineer 2

* **Builds**: builds alone
* **Joins**: joins in
* **Task**: a task

## E3 - Senior Engineer

* **Builds**: builds alone
* **Helps**: helps others
* **Product**: a product

# Other Pages

* [**Introduction**](README.md)
";

const LEAD: &str = "# Lead

Leads it.

## L3 - Lead 3

* **Builds**: builds alone
* **Leads**: leads the way
* **Company**: a company
";

const AXES: &str = "
    Craft: Learns, Builds, Shapes
    Team: Joins, Helps, Leads
    Reach: Task, Product, Company";

const USUAL: &str = "
    Craft: Learns, Builds, Shapes
    Team: Joins, Helps, Leads
    Reach: Task, Product, Company
    = Engineer
    E1 1: 1 1 1
    E2 2: 2 1 1
    E3 3 “Senior Engineer”: 2 2 2
    = Lead
    L3 3: 2 3 3";

#[test]
fn original_layout_is_imported() {
    let given = [("README.md", README), ("Engineer.md", ENGINEER), ("Lead.md", LEAD)];
    let imported = check(&given, USUAL);
    let document = &imported.document;
    assert_eq!(document.senior_from, Some(3));
    assert_eq!(
        (document.axes[0].about.as_ref(), document.ladders[1].about.as_ref()),
        ("how well it is made", "Leads it.")
    );
    assert_eq!(document.axes[1].levels[2].definition, "leads the way");
    assert_eq!(remarks(&imported, WarningKind::Unclear), Vec::<String>::new());
    assert!(Framework::try_from(document.clone()).is_ok());
}

#[test]
fn renamed_files_deeper_headings_and_front_matter_are_imported() {
    let readme = README.replace("\n# ", "\n### ").replace("\n## ", "\n#### ");
    let readme =
        format!("---\nlayout: page\ntitle: Acme ladder\n---\n{readme}").replace(".md", ".html");
    let engineer = ENGINEER.replace("## E", "### E").replace("# Engineer\n", "## Engineer\n");
    let lead = LEAD.replace("# Lead\n", "").replace("## L3 - Lead 3", "### L3: Lead 3");
    let lead = format!("---\ntitle: 'Lead'\n---\n{lead}");
    let given = [
        ("handbook/docs/engineering.md", engineer.as_str()),
        ("handbook/docs/people/lead.markdown", lead.as_str()),
        ("handbook/index.md", readme.as_str()),
        ("handbook/CONTRIBUTING.md", "# Contributing\n\n* **Ask** first\n* **Then** send\n"),
        ("handbook/logo.png", "\u{89}PNG"),
    ];
    let imported = check(&given, USUAL);
    assert_eq!(imported.document.name, "Acme ladder");
    let ignored = remarks(&imported, WarningKind::Ignored);
    assert!(
        ignored.iter().any(|it| it.starts_with("CONTRIBUTING.md Nothing on this page")),
        "{ignored:?}"
    );
    assert!(ignored.iter().any(|it| it.contains("1 other file")), "{ignored:?}");
}

#[test]
fn other_axis_counts_level_counts_and_bullet_orders_are_imported() {
    let readme = README
        .replace("* **Reach**", "* **Care**: how they care\n* **Reach**")
        .replace("## Reach", "## Care\n\n1. **Owns**: owns it\n2. **Guards**: guards it\n3. **Heals**: heals it\n\n## Reach");
    let mut engineer = ENGINEER.replace(
        "* **Joins**: joins in\n* **Task**: a task",
        "* **Task**: a task\n* **Joins**: joins in\n* **Owns**: owns it",
    );
    engineer = engineer.replace("* **Helps**: helps others\n", "");
    engineer = engineer.replace(
        "* **Builds**: builds alone\n* **Product**",
        "* **Guards**: guards it\n* **Builds**: builds alone\n* **Product**",
    );
    let imported = check(
        &[("README.md", &readme), ("Engineer.md", &engineer)],
        "
        Craft: Learns, Builds, Shapes
        Team: Joins, Helps, Leads
        Care: Owns, Guards, Heals
        Reach: Task, Product, Company
        = Engineer
        E1 1: 1 1 1 1
        E2 2: 2 1 1 1
        E3 3 “Senior Engineer”: 2 0 2 2",
    );
    let unclear = remarks(&imported, WarningKind::Unclear);
    assert_eq!(unclear, ["Engineer.md:21 E3 says nothing on Team: it asks for nothing there."]);
    let ignored = remarks(&imported, WarningKind::Ignored);
    assert!(ignored.iter().any(|it| it.contains("L3 is in the table of ladders")), "{ignored:?}");
}

#[test]
fn japanese_with_full_width_punctuation_is_imported() {
    let readme = "# はじめに\n\n# 軸\n\n* **技術**：技術の深さ\n* **人**：人との関わり\n* **影響力**：影響の範囲\n\n# レベル\n\n\
        ## 技術\n\n1. **学ぶ**：学んでいる\n2. **作る**：作れる\n\n## 人\n\n1. **支える**：支える\n2. **導く**：導く\n\n\
        ## 影響力\n\n1. **チーム**：チーム内\n2. **会社**：会社全体\n";
    let ladder = "# 開発者\n\n開発する人。\n\n## D1 - 開発者 1\n\n* **学ぶ**：学んでいる\n* **支える**：支える\n* **チーム**：チーム内\n\n\
        ## D2 - 上級開発者\n\n* **作る**：作れる\n* **導く**：導く\n* **会社**：会社全体\n";
    let imported = check(
        &[("README.md", readme), ("開発者.md", ladder)],
        "
        技術: 学ぶ, 作る
        人: 支える, 導く
        影響力: チーム, 会社
        = 開発者
        D1 1: 1 1 1
        D2 2 “上級開発者”: 2 2 2",
    );
    assert_eq!(imported.document.axes[0].id.as_str(), "技術");
    assert_eq!(imported.document.ladders[0].about, "開発する人。");
}

#[test]
fn korean_beside_the_original_is_imported() {
    let translate = |text: &str| {
        [
            ("Craft", "기술"),
            ("Team", "팀"),
            ("Reach", "영향"),
            ("Learns", "학습"),
            ("Joins", "참여"),
            ("Task", "과제"),
        ]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let (readme, engineer) = (translate(README), translate(ENGINEER));
    // Some texts stayed English, so the positions can be read.
    let given = [
        ("ladders-main/ko/README.md", readme.as_str()),
        ("ladders-main/ko/Engineer.md", engineer.as_str()),
        ("ladders-main/README.md", README),
        ("ladders-main/Engineer.md", ENGINEER),
        ("ladders-main/Lead.md", LEAD),
    ];
    let imported = check(&given, USUAL);
    assert_eq!(imported.document.name, "ladders");
    let ignored = remarks(&imported, WarningKind::Ignored);
    assert!(
        ignored.contains(
            &"ko/README.md Nothing on this page describes an axis, a level or a position."
                .to_owned()
        ),
        "{ignored:?}"
    );
    assert!(
        ignored.iter().any(|it| it
            .starts_with("ko/Engineer.md Its positions are described already in Engineer.md")),
        "{ignored:?}"
    );
    // Alone they are another framework.
    let alone = [("README.md", readme.as_str()), ("Engineer.md", engineer.as_str())];
    check(
        &alone,
        "
        기술: 학습, Builds, Shapes
        팀: 참여, Helps, Leads
        영향: 과제, Product, Company
        = Engineer
        E1 1: 1 1 1
        E2 2: 2 1 1
        E3 3 “Senior Engineer”: 2 2 2",
    );
}

#[test]
fn one_page_with_two_ladders_is_imported() {
    let page = format!(
        "{}\n# Ladders\n\n## Engineer\n\nBuilds it.\n\n### Engineer 1 (E1)\n\n- Learns: learns the trade\n- Joins\n- Task\n\n\
         ### Engineer 2 (E2)\n\n- Builds\n- Joins\n- Task\n\n### Senior Engineer (E3)\n\n- Builds\n- Helps\n- Product\n\n\
         ## Lead\n\n### Lead 3 (L3)\n\n- Builds\n- Leads\n- Company\n",
        README.replace("**", "")
    );
    check(&[("LADDER.md", &page)], USUAL);
}

#[test]
fn bullets_naming_axes_by_number_are_imported() {
    let ladder = "# Engineer\n\n## E1\n\n* **Craft: Learns** - learns\n* **Team**: Joins, and more\n* **Reach** (1)\n\n\
        ## E2\n\n* Craft - 2\n* Team\n  * **Joins**: joins\n* Reach: Task\n\n\
        ## E3 - Senior Engineer\n\n* **Reach: Product**\n* **Craft: Builds +**\n* **Team: Helps**\n";
    check(
        &[("README.md", README), ("Engineer.md", ladder)],
        "
        Craft: Learns, Builds, Shapes
        Team: Joins, Helps, Leads
        Reach: Task, Product, Company
        = Engineer
        E1 1: 1 1 1
        E2 2: 2 1 1
        E3 3 “Senior Engineer”: 2.5 2 2",
    );
}

#[test]
fn doubtful_levels_give_warnings_with_lines() {
    // “Leads” is a level of two axes.
    let readme = README
        .replace("3. **Shapes**", "3. **Leads**")
        .replace("3. **Company**", "3. **Organisation**");
    let ladder = "# Engineer\n\n## E1 - Engineer 1\n\n* **Lerns**: learns the trade\n* **Joins**: joins in, with other words\n* **Task**: a task\n\n\
        ## E2 - Engineer 2\n\n* **Leads**: leads\n* **Helps**: helps others\n* **Organization**: all of it\n* **Magic**: wand\n\n\
        ## E3 - Engineer 3\n\n* **Learns**: learns the trade\n* **Builds**: builds alone\n* **Leads**: leads the way\n* **Task**: a task\n";
    let imported = check(
        &[("README.md", &readme), ("Engineer.md", ladder)],
        "
        Craft: Learns, Builds, Leads
        Team: Joins, Helps, Leads
        Reach: Task, Product, Organisation
        = Engineer
        E1 1: 1 1 1
        E2 2: 3 2 3
        E3 3: 1 3 1",
    );
    let unclear = remarks(&imported, WarningKind::Unclear);
    assert_eq!(
        unclear,
        [
            "Engineer.md:5 “E1 - Engineer 1” asks for “Lerns”, which no axis has: it was read as Learns (Craft).",
            "Engineer.md:13 “E2 - Engineer 2” asks for “Organization”, which no axis has: it was read as Organisation (Reach).",
            "Engineer.md:19 “E3 - Engineer 3” asks for Learns and for Builds on Craft: Learns was taken.",
        ]
    );
    let ignored = remarks(&imported, WarningKind::Ignored);
    for told in [
        "Engineer.md:14 “Magic”, under “E2 - Engineer 2”, is no level of any axis.",
        "Engineer.md:5 “E1 - Engineer 1” describes 1 level in other words than the axes do: the axes’ words are kept.",
    ] {
        assert!(ignored.iter().any(|it| it == told), "{told} is not in {ignored:#?}");
    }
}

#[test]
fn one_page_per_axis_without_tables_is_imported() {
    let axis = |name: &str, levels: [&str; 3]| {
        format!(
            "# {name}\n\nAbout it.\n\n1. **{}** – one\n2. **{}** – two\n3. **{}** – three\n",
            levels[0], levels[1], levels[2]
        )
    };
    let (craft, team, reach) = (
        axis("Craft", ["Learns", "Builds", "Shapes"]),
        axis("Team", ["Joins", "Helps", "Leads"]),
        axis("Reach", ["Task", "Product", "Company"]),
    );
    let given = [
        ("axes/craft.md", craft.as_str()),
        ("axes/reach.md", reach.as_str()),
        ("axes/team.md", team.as_str()),
        ("ladders/Engineer.md", ENGINEER),
        ("ladders/Lead.md", LEAD),
    ];
    check(
        &given,
        "
        Craft: Learns, Builds, Shapes
        Reach: Task, Product, Company
        Team: Joins, Helps, Leads
        = Engineer
        E1 1: 1 1 1
        E2 2: 2 1 1
        E3 3 “Senior Engineer”: 2 2 2
        = Lead
        L3 3: 2 3 3",
    );
}

#[test]
fn titles_without_codes_are_imported() {
    let ladder = ENGINEER
        .replace("## E1 - Engineer 1", "## Junior Engineer")
        .replace("## E2 - Engineer 2", "## Engineer")
        .replace("## E3 - Senior Engineer", "## Senior Engineer")
        .replace("\n* ", "\n1. ");
    let readme = README.replace("* [**Engineer**](Engineer.md): builds it", "");
    let imported = check(
        &[("README.md", &readme), ("Engineer.md", &ladder)],
        &format!(
            "{AXES}
            = Engineer
            JE 1 “Junior Engineer”: 1 1 1
            Engineer 2: 2 1 1
            SE 3 “Senior Engineer”: 2 2 2"
        ),
    );
    assert_eq!(imported.document.axes.len(), 3);
}

#[test]
fn unusual_level_and_axis_counts_are_imported() {
    for (axes, levels) in [(12, 3), (3, 9), (8, 2)] {
        let mut readme = String::from("# L\n\n# Levels\n");
        let mut ladder = String::from("# Maker\n\n## M1 - Maker 1\n\n");
        let mut expected = String::new();
        for axis in 0..axes {
            let _ = write!(readme, "\n## Verantwortungsbereich {axis}\n\n");
            let names: Vec<String> =
                (1..=levels).map(|level| format!("Stufe {axis}.{level}")).collect();
            for (at, name) in names.iter().enumerate() {
                let _ = writeln!(readme, "{}. **{name}**: text", at + 1);
            }
            let asked = axis % levels + 1;
            let _ = writeln!(ladder, "* **Stufe {axis}.{asked}**: text");
            let _ = writeln!(expected, "Verantwortungsbereich {axis}: {}", names.join(", "));
        }
        let asked: Vec<String> = (0..axes).map(|axis| (axis % levels + 1).to_string()).collect();
        let _ = write!(expected, "= Maker\nM1 1: {}", asked.join(" "));
        check(&[("README.md", &readme), ("Maker.md", &ladder)], &expected);
    }
}

#[test]
fn builtin_framework_round_trips() {
    let builtin = Framework::builtin().draft();
    let pages = framework_markdown::pages(builtin);
    let given = pages.into_iter().map(|(path, text)| InputFile { path, bytes: text.into_bytes() });
    let imported = imported(given.collect());
    assert_eq!(&imported.document, builtin);
    assert_eq!(remarks(&imported, WarningKind::Unclear), Vec::<String>::new());
    // The same as JSON.
    let file =
        InputFile { path: "x.json".to_owned(), bytes: framework::write(builtin).into_bytes() };
    assert_eq!(&self::imported(vec![file]).document, builtin);
}

#[test]
fn user_framework_round_trips_as_markdown() {
    let text = include_str!("fixtures/framework-file-1.json");
    let file = InputFile { path: "acme.json".to_owned(), bytes: text.as_bytes().to_vec() };
    let own = imported(vec![file]).document;
    let pages = framework_markdown::pages(&own);
    let given = pages.into_iter().map(|(path, text)| InputFile { path, bytes: text.into_bytes() });
    assert_eq!(imported(given.collect()).document, own);
}

#[test]
fn tables_round_trip() {
    let builtin = Framework::builtin().draft();
    let csv = framework_csv::tables(builtin);
    let imported = imported(files(&[("Engineering Ladders.csv", &csv)]));
    assert_eq!(short(&imported.document), short(builtin));
    assert_eq!(imported.document.name, "Engineering Ladders");
    let texts = |document: &FrameworkDraft| {
        let axes = document.axes.iter();
        axes.map(|axis| (axis.about.to_string(), axis.levels.to_vec())).collect::<Vec<_>>()
    };
    assert_eq!(texts(&imported.document), texts(builtin));
    assert_eq!(imported.warnings, []);
}

#[track_caller]
fn pasted(text: &str, expected: &str) -> ImportedFramework {
    let ImportResult::Framework(imported) = import_text(text).unwrap() else { panic!() };
    let lines =
        |text: &str| text.lines().map(|it| it.trim().to_owned()).collect::<Vec<_>>().join("\n");
    assert_eq!(short(&imported.document).trim(), lines(expected.trim()));
    *imported
}

#[test]
fn pasted_spreadsheet_is_imported_in_both_orientations() {
    // Positions by axes, with a decimal comma and without level names.
    let unnamed = "
        Craft: Level 1, Level 2, Level 3
        Team: Level 1, Level 2, Level 3
        Reach: Level 1, Level 2, Level 3
        = E
        E1 1: 1 1 1
        E2 2: 2 1.5 1
        = L
        L3 3: 2 3 3";
    let told =
        pasted("Position\tCraft\tTeam\tReach\nE1\t1\t1\t1\nE2\t2\t1,5\t1\nL3\t2\t3\t3\n", unnamed);
    assert!(remarks(&told, WarningKind::Unclear)[0].contains("levels have no names"));
    pasted("\tE1\tE2\tL3\nCraft\t1\t2\t2\nTeam\t1\t1,5\t3\nReach\t1\t1\t3\n", unnamed);
    // Levels by axes, and positions by level names.
    let named = format!(
        "{AXES}
        = Engineer
        E1 1: 1 1 1
        E3 3 “Senior Engineer”: 2 2 2"
    );
    let positions = "Position;Ladder;Title;Craft;Team;Reach\nE1;Engineer;;Learns;Joins;Task\nE3;Engineer;Senior Engineer;Builds;Helps;Product\n";
    let levels = "Level;Craft;Team;Reach\n1;Learns: learns;Joins;Task\n2;Builds;Helps;Product\n3;Shapes;Leads;Company\n";
    pasted(&format!("{levels}\n{positions}"), &named);
    let levels = "Axis;1;2;3\nCraft;Learns: learns;Builds;Shapes\nTeam;Joins;Helps;Leads\nReach;Task;Product;Company\n";
    let told = pasted(&format!("{levels};;;\n{positions}"), &named);
    assert_eq!(told.document.axes[0].levels[0].definition, "learns");
}

#[test]
fn input_without_framework_gives_reason() {
    for (path, text, says) in [
        ("a.md", "# Hello\n\n* world\n", "no axes were found"),
        ("a.csv", "name,age\nAda,36\n", "no table of axes"),
        ("a.json", "[1,2]", "neither a JSON file of Rungs"),
        ("a.csv", " ", "it is empty"),
        ("a.json", "{\"kind\":\"recipe\"}", "recipe"),
        ("a.json", "{\"kind\":\"rungs-framework\",\"schema\":9}", "later version"),
        ("a.md", "", "no axes were found"),
    ] {
        let error = import_files(files(&[(path, text)])).unwrap_err();
        assert!(error.contains(says), "{path}: {error}");
    }
    let mut large = b"PK\x03\x04".to_vec();
    large.resize((64 << 20) + 1, 0);
    let error = import_files(vec![InputFile { path: "monorepo.zip".to_owned(), bytes: large }])
        .unwrap_err();
    assert!(error.contains("larger than 64 MB"), "{error}");
}

#[test]
fn one_table_per_position_is_imported() {
    let readme = README.replace("3. **Product**", "3. **Many Products**").replace(
        "# FAQs",
        "## How we are organized\n\n1. **Squads**: small\n2. **Tribes**: large\n\n\
         ## An example\n\n* **Builds**\n* **Leads**\n* **Task**\n\n# FAQs",
    );
    let row = |axis: &str, level: &str| format!("|{axis}|{level}|more words|\n");
    let ladder = format!(
        "# Engineer\n\n## E1\n\n|Axis|Level|What|\n|:--|:--|:--|\n{}{}{}\n## E3\n\n|Axis|Level|What|\n|--|--|--|\n{}{}{}",
        row("Craft", "1:Learns"),
        row("Team", "Joins"),
        row("Reach", "1"),
        row("Craft", "3"),
        row("Team", "Helps"),
        row("Reach", "Several Products"),
    );
    let readme = readme.replace("2. **Product**: a product", "2. **Many Products**: several");
    let imported = check(
        &[("README.md", &readme), ("Engineer.md", &ladder)],
        "
        Craft: Learns, Builds, Shapes
        Team: Joins, Helps, Leads
        Reach: Task, Many Products, Company
        = Engineer
        E1 1: 1 1 1
        E3 3: 3 2 2",
    );
    let ignored = remarks(&imported, WarningKind::Ignored);
    for told in
        ["“How we are organized” is not in the list of axes", "“An example” looks like an example"]
    {
        assert!(ignored.iter().any(|it| it.contains(told)), "{told} is not in {ignored:#?}");
    }
    let unclear = remarks(&imported, WarningKind::Unclear);
    assert!(unclear[0].contains("it was read as Many Products (Reach)"), "{unclear:?}");
}

#[test]
fn positions_with_equal_names_are_both_imported() {
    let (web, infra) = (
        LEAD.replace("L3 - Lead 3", "Lead"),
        LEAD.replace("L3 - Lead 3", "Lead").replace("**Builds**", "**Shapes**"),
    );
    let readme = README.replace("| 3 | Yes |", "| 3 | Yes | | |\n| 4 | Yes |");
    let given = [
        ("README.md", readme.as_str()),
        ("infra/Lead.md", infra.as_str()),
        ("web/Lead.md", web.as_str()),
    ];
    let imported = check(
        &given,
        &format!(
            "{AXES}
        = infra Lead
        Lead 1: 3 3 3
        = web Lead
        Lead 2 1: 2 3 3"
        ),
    );
    assert!(
        remarks(&imported, WarningKind::Unclear)
            .iter()
            .any(|it| it.contains("this one is called Lead 2"))
    );
}

#[test]
fn chart_builder_file_is_imported() {
    let text = r#"{"topLabels":["Craft","Team","Reach"],"values":[3,1.4,2],
        "levelLabels":[["Learns","Builds","Shapes"],["Joins","Helps","Leads"],["Task","Product","Company"]],
        "topLabelOffsets":[{"x":0,"y":0}],"levelLabelOffsets":[]}"#;
    let imported = check(
        &[("ladder-config.json", text)],
        &format!(
            "{AXES}
        = Ladder
        P1 1: 3 1.5 2"
        ),
    );
    assert_eq!(remarks(&imported, WarningKind::Unclear).len(), 1, "a value was rounded");
    for (from, to) in
        [("3,1.4,2", "3,\"x\",2"), ("[3,1.4,2]", "7"), ("\"Craft\",", "{},"), ("1.4", "1e999")]
    {
        let bad = text.replacen(from, to, 1);
        assert!(import_files(files(&[("ladder-config.json", &bad)])).is_err(), "{bad}");
    }
    let rows = vec!["[1,1,1]"; 300].join(",");
    let many = text.replacen("[3,1.4,2]", &format!("[{rows}]"), 1);
    let error = import_files(files(&[("ladder-config.json", &many)])).unwrap_err();
    assert!(error.contains("there are 300 positions in it"), "{error}");
}

#[test]
fn several_assessments_at_once_are_rejected() {
    let one = include_str!("fixtures/parcel-1.json");
    assert!(matches!(import_files(files(&[("ada.json", one)])), Ok(ImportResult::Ours(_))));
    for all in
        [[("ada.json", one), ("grace.json", one)], [("ada.png", ""), ("grace.svg", "<svg/>")]]
    {
        let error = import_files(files(&all)).unwrap_err();
        assert!(error.contains("open them one at a time"), "{error}");
    }
}

/// A round trip through Markdown: names that differ in punctuation, half steps, no expected level,
/// one ladder, no senior level.
#[test]
fn unusual_names_round_trip_as_markdown() {
    let text = r#"{ "name": "Odd # names", "senior_from": 1, "axes": [
        { "id": "b", "name": "Technical", "levels": ["B", "B+", "B++"] },
        { "id": "a", "name": "Technical Leadership", "levels": ["Level 1", "Level 2", "Level 3"] },
        { "id": "c", "name": "★ Care", "levels": ["Level 1", "Level 2", "*Level* 3"] } ],
      "ladders": [ { "id": "x", "name": "Makers & Menders", "about": "Make_s it.", "positions": [
        { "id": "M 1", "level": 1, "expects": [1, 2.5, 0] },
        { "id": "M-2", "level": 1, "title": "Maker | Mender", "expects": [2, 1, 3] },
        { "id": "M3", "level": 4, "expects": [0, 0, 3] } ] } ] }"#;
    let own = imported(files(&[("odd.json", text)])).document;
    let pages = framework_markdown::pages(&own);
    let given = pages.into_iter().map(|(path, text)| InputFile { path, bytes: text.into_bytes() });
    let back = imported(given.collect());
    assert_eq!(short(&back.document), short(&own), "{:#?}", back.warnings);
    assert_eq!(back.document, own);
}

/// A changed fork of the built-in framework gets another identifier.
#[test]
fn edited_builtin_framework_gets_its_own_name() {
    let mut pages = framework_markdown::pages(Framework::builtin().draft());
    pages[0].1 = pages[0].1.replace("Influence", "Reach");
    let given = pages.into_iter().map(|(path, text)| InputFile { path, bytes: text.into_bytes() });
    let document = imported(given.collect()).document;
    assert_eq!(document.id.as_str(), "engineering-ladders-own");
    assert_eq!(document.axes[4].name, "Reach");
    // Tables without a name are identified by their content.
    let ids = ["1\t1\t2", "2\t1\t2"].map(|row| {
        let text = format!("Position\tCraft\tTeam\tReach\nE1\t{row}\n");
        let ImportResult::Framework(imported) = import_text(&text).unwrap() else { panic!() };
        imported.document.id
    });
    assert_ne!(ids[0], ids[1]);
}
