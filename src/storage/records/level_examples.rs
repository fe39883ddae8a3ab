//! The record of the level examples of a framework.

use crate::i18n::tr;
use crate::model::{AxisId, FrameworkId, LevelExamples};
use crate::storage::json::{self, List};
use crate::storage::records::values::LevelNumber;
use crate::storage::stored::Stored;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The key prefix.
pub const PREFIX: &str = "rungs/examples/";

/// The key of a framework's level examples.
#[must_use]
pub fn key(id: &FrameworkId) -> String {
    format!("{PREFIX}{id}")
}

/// Schema 1.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelExamplesV1 {
    levels: List<LevelExampleV1>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelExampleV1 {
    axis: AxisId,
    level: LevelNumber,
    text: String,
}

impl Stored for LevelExamples {
    const KIND: &'static str = "examples";
    const SHARED_SCHEMA: u64 = 1;
    const SCHEMA: u64 = 2;

    fn to_data(&self) -> impl Serialize {
        let example = |((axis, level), text): &((AxisId, u8), String)| LevelExampleV1 {
            axis: axis.clone(),
            level: LevelNumber(*level),
            text: text.clone(),
        };
        LevelExamplesV1 { levels: self.0.iter().map(example).collect() }
    }

    fn from_data(_: u64, data: &str) -> Result<Self, String> {
        let LevelExamplesV1 { levels: List(levels) } = json::from_str(data)?;
        // Sorted, because adding to the end of the map is fast.
        let mut examples = BTreeMap::new();
        for LevelExampleV1 { axis, level: LevelNumber(level), text } in levels {
            if examples.insert((axis.clone(), level), text).is_some() {
                return Err(tr!("two texts for {axis} {level}", axis, level));
            }
        }
        Ok(Self(examples.into_iter().collect()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::storage::envelope::tests::{decoded, shared};
    use crate::storage::envelope::{Decoded, decode};
    use proptest::prelude::*;

    prop_compose! {
        /// Arbitrary level examples.
        pub(crate) fn examples()(
            texts in prop::collection::vec(("\\PC{0,8}", 1_u8..=9, any::<String>()), 0..12),
        ) -> LevelExamples {
            LevelExamples(texts.into_iter().map(|(axis, level, text)| ((AxisId::new(axis), level), text)).collect())
        }
    }

    proptest! {
        #[test]
        fn level_examples_round_trip(data in examples()) {
            prop_assert_eq!(decoded(&shared(3, &data)), (1, data));
        }
    }

    #[test]
    fn frozen_fixture_decodes() {
        let text = include_str!("../../../tests/fixtures/examples-1.json");
        let (_, data) = decoded::<LevelExamples>(text);
        assert_eq!(shared(4, &data), text.trim_end(), "it is still what we share");
        let second = include_str!("../../../tests/fixtures/examples-2.json");
        assert_eq!(decoded(second), (2, data.clone()));
        assert_eq!(data.get(&AxisId::new("people"), 3), "Runs the “reading group” 📚");
        assert_eq!(data.get(&AxisId::new("people"), 2), "");
    }

    #[test]
    fn decode_error_gives_reason() {
        let good = include_str!("../../../tests/fixtures/examples-1.json");
        for (text, says) in [
            (good.replace("\"level\":3", "\"level\":12"), "levels › 1 › level: a level is 1 to 9"),
            (good.replace("\"process\",\"level\":1", "\"people\",\"level\":3"), "two texts"),
            (good.replace("\"levels\":[", "\"levels\":3,\"more\":["), "a list"),
        ] {
            let Decoded::Unreadable { reason } = decode::<LevelExamples>(&text) else {
                panic!("{text}")
            };
            assert!(reason.contains(says), "{reason}");
        }
    }
}
