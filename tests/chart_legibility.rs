//! Charts of any framework are legible: texts on the display list do not overlap and stay within
//! the chart, and axis names are not shortened if there is room.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "support/locale.rs"]
mod locale;

use locale::set_locale;
use rungs::chart::text_metrics::EstimatedTextMetrics;
use rungs::chart::{AxisValue, Layout, Point, Rect, Shape, Size, TextMetrics, radar};
use rungs::model::framework::validation::LEVEL_COUNT;
use rungs::model::{Axis, AxisId, Framework, FrameworkDraft, FrameworkId, LadderId, Level, Rating};
use rungs::presentation::radar as figure;
use xtask::translations::TAGS;

const GERMAN: [&str; 13] = [
    "Technische Verantwortung",
    "Zusammenarbeit",
    "Personalentwicklung",
    "Prozessgestaltung",
    "Einflussbereich",
    "Kundenorientierung",
    "Qualitätssicherung",
    "Wissensvermittlung",
    "Architekturentscheidungen",
    "Betriebsbereitschaft",
    "Kommunikationsfähigkeit",
    "Geschäftsverständnis",
    "Selbstorganisation",
];
const JAPANESE: [&str; 13] = [
    "技術的な専門性",
    "システムの責任範囲",
    "人材育成への貢献",
    "開発プロセスの改善",
    "影響力の範囲",
    "顧客への価値提供",
    "品質の保証",
    "知識の共有",
    "アーキテクチャの決定",
    "運用の安定性",
    "コミュニケーション能力",
    "事業の理解",
    "自己管理",
];

/// A framework with this number of axes and levels, and with long names.
fn framework(axes: usize, levels: usize, words: &[&str; 13]) -> &'static Framework {
    let word = |at: usize| words[at % words.len()].to_owned();
    let mut document = FrameworkDraft::empty(FrameworkId::new("long"), word(0));
    for axis in 0..axes {
        let level = |level: usize| Level {
            name: format!("{} {}", word(axis + level + 1), level + 1).into(),
            definition: word(level).into(),
            examples: "".into(),
        };
        document.axes.to_mut().push(Axis {
            id: AxisId::new(format!("axis-{axis}")),
            name: word(axis).into(),
            about: word(axis).into(),
            levels: (0..levels).map(level).collect(),
        });
    }
    document.add_ladder(LadderId::of("ladder"));
    document.ladders.to_mut()[0].name = word(3).into();
    document.add_position(0);
    Framework::try_from(document).unwrap().intern()
}

/// The bounding box of a text on the display list.
fn room(shape: &Shape) -> Option<(Rect, String)> {
    let Shape::Text { at, text, font, align, .. } = shape else { return None };
    let (width, height) = (EstimatedTextMetrics.width(text, *font), font.size);
    let left = match align {
        rungs::chart::display_list::Align::Start => 0.0,
        rungs::chart::display_list::Align::Middle => width / 2.0,
        rungs::chart::display_list::Align::End => width,
    };
    // Only the letters, because the lines of a label are close to each other.
    let min = Point::new(at.x - left, at.y - height * 0.72);
    Some((Rect { min, max: Point::new(min.x + width, min.y + height * 0.9) }, text.clone()))
}

/// The chart's size in windows of 320 px, of 375 px and of 768 or 1280 px, and a taller chart.
const SIZES: [Size; 4] = [
    Size::new(320.0, 307.0),
    Size::new(375.0, 360.0),
    Size::new(576.0, 553.0),
    Size::new(576.0, 720.0),
];

#[test]
fn labels_do_not_overlap() {
    for words in [&GERMAN, &JAPANESE] {
        for axes in [3, 4, 5, 8, 12] {
            for levels in [2, 5, *LEVEL_COUNT.end()] {
                let framework = framework(axes, levels, words);
                let rating =
                    |at: usize| (!at.is_multiple_of(3)).then(|| Rating::level(at as u8 % 4 + 1));
                let ratings: Vec<_> = (0..axes).map(rating).collect();
                for size in SIZES {
                    check(framework, &ratings, size);
                }
            }
        }
    }
}

#[test]
fn labels_fit_for_every_rating_in_every_language() {
    for tag in std::iter::once(None).chain(TAGS.map(Some)) {
        if let Some(tag) = tag {
            set_locale(tag);
        }
        let framework = Framework::builtin();
        let top = framework.level_count() * 2;
        // The same rating on every axis.
        for rating in std::iter::once(None)
            .chain((0..=top).map(|half_steps| Some(Rating::of_half_steps(half_steps))))
        {
            let ratings = vec![rating; framework.axes().len()];
            for size in SIZES {
                let words = check(framework, &ratings, size);
                // Texts of levels, half steps and unrated axes are never shortened.
                let is_cut = words.iter().any(|words| words.ends_with('…'));
                assert!(
                    !is_cut || rating.is_some_and(|rating| rating < Rating::level(1)),
                    "{tag:?}, {size:?}: {words:?}"
                );
            }
        }
    }
}

/// All texts on the chart.
fn check(framework: &Framework, ratings: &[Option<Rating>], size: Size) -> Vec<String> {
    let frame = Rect { min: Point::new(0.0, 0.0), max: Point::new(size.width, size.height) };
    let layout = Layout::new(&figure::labels(framework), frame, &EstimatedTextMetrics);
    let count = framework.axes().len();
    let marks: Vec<AxisValue> = ratings.iter().map(|rating| figure::axis_value(*rating)).collect();
    let mut shapes = radar::background(&layout);
    shapes.extend(radar::target_shapes(&layout, &vec![2.0; count], 1.0));
    shapes.extend(radar::static_rating_shapes(&layout, &marks));
    shapes.extend(radar::label_shapes(
        &layout,
        &figure::axis_texts(framework, ratings),
        None,
        &EstimatedTextMetrics,
    ));
    let rooms: Vec<(Rect, String)> = shapes.iter().filter_map(room).collect();
    let what = format!("{count} axes, {} levels, {size:?}", framework.level_count());
    assert!(rooms.len() >= count, "{what}: {} words", rooms.len());
    for (at, (rect, words)) in rooms.iter().enumerate() {
        assert!(frame.contains_rect(*rect), "{what}: “{words}” leaves the chart");
        let is_in_room = layout.labels().any(|label| label.rect.inflate(1.0).contains_rect(*rect));
        assert!(is_in_room, "{what}: “{words}” leaves its room");
        for (other, more) in &rooms[at + 1..] {
            assert!(!rect.overlaps(*other), "{what}: “{words}” on “{more}”");
        }
    }
    // Every axis name is legible, and the chart is not too small. If there are many axes, single words
    // that are wider than their room are shortened; the full names are beside the chart.
    let lines = layout.axis_labels.iter().flat_map(|label| &label.lines);
    let cut: Vec<&String> = lines.filter(|line| line.ends_with('…')).collect();
    let most = match count {
        0..8 => 0,
        8 if size.width >= 400.0 => 0,
        _ if size.width >= 400.0 => count / 3,
        _ => usize::MAX,
    };
    assert!(cut.len() <= most, "{what}: {cut:?} are shortened");
    assert!(cut.iter().all(|line| line.chars().count() >= 5), "{what}: {cut:?}");
    let share = 2.0 * layout.grid.radius / size.width;
    let least = if count == 12 { 0.5 } else { 0.32 };
    assert!(share >= least, "{what}: the chart has {share} of the width");
    rooms.into_iter().map(|(_, words)| words).collect()
}
