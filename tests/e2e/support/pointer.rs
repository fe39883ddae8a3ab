//! Pointer actions of WebDriver.

use rungs::chart::Point;
use serde_json::{Value, json};

/// The actions of a pointer of a kind: "mouse", "touch" or "pen".
pub(crate) fn pointer(kind: &str, actions: &[Value]) -> Value {
    json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions })
}

/// Presses at a point, moves to another one by way of the middle, since hands do not jump, and
/// releases.
pub(crate) fn drag(from: Point, to: Point) -> Vec<Value> {
    [down(from), move_halfway(from, to), move_to(to), up()].concat()
}

pub(crate) fn move_to(at: Point) -> Vec<Value> {
    vec![json!({ "type": "pointerMove", "duration": 0, "x": at.x.round(), "y": at.y.round() })]
}

pub(crate) fn down(at: Point) -> Vec<Value> {
    let mut actions = move_to(at);
    actions.push(json!({ "type": "pointerDown", "button": 0 }));
    actions
}

pub(crate) fn move_halfway(from: Point, to: Point) -> Vec<Value> {
    move_to(Point::new(from.x.midpoint(to.x), from.y.midpoint(to.y)))
}

pub(crate) fn up() -> Vec<Value> {
    vec![json!({ "type": "pointerUp", "button": 0 })]
}
