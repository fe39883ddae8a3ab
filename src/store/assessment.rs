//! An assessment as a record.

use super::envelope::Stored;
use super::json::{Fields, Json};
use crate::model::{
    Assessment, AxisId, Date, FrameworkId, FrameworkRef, PositionId, Rating, Ratings,
};

impl Stored for Assessment {
    /// The one assessment there is so far.
    const KEY: &'static str = "rungs/assessment/current";
    const KIND: &'static str = "assessment";
    const SCHEMA: u64 = 1;

    fn to_json(&self) -> Json {
        let framework = Json::object([
            ("id", Json::text(self.framework.id.as_str())),
            ("revision", Json::text(self.framework.revision.as_str())),
        ]);
        let rating = |(axis, rating): &(AxisId, Rating)| {
            (axis.to_string(), Json::Number(rating.to_string()))
        };
        let or_null = |text: Option<String>| text.map_or(Json::Null, Json::Text);
        Json::object([
            ("framework", framework),
            ("person", Json::text(self.person.as_str())),
            ("target", or_null(self.target.as_ref().map(PositionId::to_string))),
            ("ratings", Json::Object(self.ratings.iter().map(rating).collect())),
            ("rated_on", or_null(self.rated_on.map(|date| date.to_string()))),
        ])
    }

    fn from_json(json: Json) -> Result<Self, String> {
        let mut fields = Fields::of(json)?;
        let mut framework = Fields::of(fields.take("framework")?)?;
        let assessment = Self {
            framework: FrameworkRef {
                id: FrameworkId::new(framework.text("id")?),
                revision: framework.text("revision")?,
            },
            person: fields.text("person")?,
            target: fields.text_or_null("target")?.map(PositionId::new),
            ratings: ratings(fields.take("ratings")?)?,
            rated_on: fields
                .text_or_null("rated_on")?
                .map(|date| date.parse::<Date>())
                .transpose()?,
        };
        framework.end()?;
        fields.end()?;
        Ok(assessment)
    }
}

fn ratings(json: Json) -> Result<Ratings, String> {
    let rating = |(axis, value): (String, Json)| {
        let rating = match value {
            Json::Number(number) => number.parse::<Rating>(),
            _ => Err("a rating is a number".to_owned()),
        };
        let rating = rating.map_err(|error| format!("{axis}: {error}"))?;
        Ok((AxisId::new(axis), rating))
    };
    Fields::of(json)?.all().into_iter().map(rating).collect()
}
