//! Stamps: when a field was written, and by which tab. They order all writes of all tabs and devices.

use crate::i18n::tr;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// The base of the numbers in the text of a stamp.
const RADIX: u32 = 36;
/// The latest time that a JavaScript date can have, in milliseconds since 1970.
const MAX_MILLIS: u64 = 8_640_000_000_000_000;

/// The time of a write on a hybrid logical clock (Kulkarni et al., “Logical Physical Clocks”, 2014).
///
/// As text, such as `mhx2k9f0.0.k3j9x1a`, it has three numbers with the base 36.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The time in milliseconds since 1970. It can be ahead of the clock of the device, because it
    /// is never earlier than a time that was seen elsewhere.
    pub millis: u64,
    /// Distinguishes writes with the same `millis`.
    pub counter: u32,
    /// The tab that has written it, a random number. It makes stamps of different tabs different.
    pub replica: u32,
}

/// The largest `millis` that stands for a revision. Records of older schemas have a revision instead
/// of stamps; as a stamp, the revision is its `millis`. As a time, this number is in September 2001,
/// so every real write is later.
pub const MAX_REVISION: u64 = 1_000_000_000_000;

impl Stamp {
    /// Earlier than all others.
    pub const ZERO: Self = Self { millis: 0, counter: 0, replica: 0 };

    /// Whether it stands for a revision.
    #[must_use]
    pub const fn is_revision(self) -> bool {
        self.millis > 0 && self.millis <= MAX_REVISION
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [millis, counter, replica] =
            [self.millis, self.counter.into(), self.replica.into()].map(digits);
        write!(f, "{millis}.{counter}.{replica}")
    }
}

/// A number with the base [`RADIX`].
fn digits(number: u64) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.is_empty() {
        digits.extend(char::from_digit((rest % u64::from(RADIX)) as u32, RADIX));
        rest /= u64::from(RADIX);
    }
    digits.iter().rev().collect()
}

impl FromStr for Stamp {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('.').map(|part| u64::from_str_radix(part, RADIX).ok());
        let mut next = || parts.next().flatten();
        let small = |number: u64| u32::try_from(number).ok();
        let stamp = (|| {
            let millis = next().filter(|millis| *millis <= MAX_MILLIS)?;
            Some(Self { millis, counter: small(next()?)?, replica: small(next()?)? })
        })();
        stamp
            .filter(|_| parts.next().is_none())
            .ok_or_else(|| tr!("this is not a time of a change"))
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The clock of a tab. Each new stamp is later than all stamps that the clock has made or observed.
#[derive(Clone, Copy, Debug)]
pub struct StampClock {
    replica: u32,
    /// The time of the device in milliseconds since 1970.
    now: fn() -> u64,
    last: Stamp,
}

impl StampClock {
    /// The clock of a tab with a random number.
    #[must_use]
    pub const fn new(replica: u32, now: fn() -> u64) -> Self {
        Self { replica, now, last: Stamp::ZERO }
    }

    /// The stamp of a new write.
    pub fn tick(&mut self) -> Stamp {
        let (now, replica, last) = ((self.now)().min(MAX_MILLIS), self.replica, self.last);
        let is_later = now > last.millis;
        let (millis, counter) = match last.counter.checked_add(1) {
            _ if is_later => (now, 0),
            Some(counter) => (last.millis, counter),
            None => ((last.millis + 1).min(MAX_MILLIS), 0),
        };
        self.last = Stamp { millis, counter, replica };
        self.last
    }

    /// Takes note of a stamp that another tab has made.
    pub fn observe(&mut self, seen: Stamp) {
        self.last = self.last.max(seen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn stamp()(millis in 0..=MAX_MILLIS, counter: u32, replica: u32) -> Stamp {
            Stamp { millis, counter, replica }
        }
    }

    proptest! {
        #[test]
        fn stamp_round_trips_as_text(stamp in stamp()) {
            prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        }

        #[test]
        fn stamp_of_a_clock_is_later_than_all_it_has_seen(seen in prop::collection::vec(stamp(), 0..9)) {
            let mut clock = StampClock::new(7, || 1_700_000_000_000);
            let mut last = Stamp::ZERO;
            for other in seen {
                // The last possible moment has no later one.
                prop_assume!(other.millis < MAX_MILLIS);
                clock.observe(other);
                let next = clock.tick();
                prop_assert!(next > last && next > other && next.millis >= 1_700_000_000_000);
                last = next;
            }
        }
    }

    #[test]
    fn text_that_is_not_a_stamp_is_rejected() {
        for text in ["", "1", "1.2", "1.2.3.4", "1.2.-3", "zzzzzzzzzzz.0.0", "1.zzzzzzz.0", "ü.0.0"]
        {
            assert!(text.parse::<Stamp>().is_err(), "{text}");
        }
        assert_eq!("0.0.0".parse(), Ok(Stamp::ZERO));
    }
}
