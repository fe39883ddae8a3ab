//! Pointer actions of WebDriver.

use rungs::chart::Point;
use serde_json::{Value, json};

/// The actions of a pointer. `kind` is "mouse", "touch" or "pen".
pub(crate) fn pointer(kind: &str, actions: &[Value]) -> Value {
    json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions })
}

/// Presses, moves halfway and then to the end, and releases. Without the stop, the pointer would
/// jump.
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
